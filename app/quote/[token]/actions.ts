'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import type { Actor } from '@/lib/actor'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { consumeRateLimit, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { offerCreditFor } from '@/lib/orders/placing/offer-credit'
import { orderMessage } from '@/lib/payments/messages'
import { startPayment } from '@/lib/payments/start-payment'
import { acceptQuote } from '@/lib/quotes/accept-quote'
import { acceptMessage } from '@/lib/quotes/messages'
import { getQuoteByLink } from '@/lib/quotes/queries'
import { acceptQuoteInput } from '@/lib/quotes/schema'

const NUMBER_FAULTS: ReadonlySet<string> = new Set(['not-a-number', 'other-country', 'not-confirmed'])

/** Accepts the quote and redirects to Stripe's payment page. */
export const acceptAndPay = defineAction({ input: acceptQuoteInput, guard: 'anyone' }, async ({ link, ...given }, { actor, language }) => {
  const turn = await consumeRateLimit('checkout_per_ip', await clientIp())
  if (!turn.ok)
    return { status: 'refused', message: `${tooManySentence(turn.error, language)} ${wordsOf(language, 'checkout')('notCharged')}` }
  const accepted = await acceptQuote(link, { ...given, language })
  if (!accepted.ok && accepted.error.code === 'total-changed') refresh()
  if (!accepted.ok)
    return refusedAt(NUMBER_FAULTS.has(accepted.error.code) ? 'taxNumber' : undefined, acceptMessage(accepted.error, language))
  return pay(accepted.value.orderId, { actor, link, language })
})

/** Redirects to the payment page of a previously accepted quote. */
export const payAccepted = defineAction(
  { input: z.object({ link: z.string().max(100) }), guard: 'anyone' },
  async ({ link }, { actor, language }) => {
    const turn = await consumeRateLimit('checkout_per_ip', await clientIp())
    if (!turn.ok)
      return { status: 'refused', message: `${tooManySentence(turn.error, language)} ${wordsOf(language, 'checkout')('notCharged')}` }
    const quote = await getQuoteByLink(link)
    return pay(quote && quote !== 'ended' && quote.order ? quote.order.id : null, { actor, link, language })
  },
)

type Payer = { actor: Actor | null; link: string; language: Language }

async function pay(orderId: string | null, { actor, link, language }: Payer): Promise<ActionState> {
  if (!orderId) redirect(`/quote/${encodeURIComponent(link)}`)
  // A client with usable credit chooses on the order's page whether to use it.
  if (actor && (await offerCreditFor(actor, orderId))) redirect(`/account/orders/${orderId}`)
  const payment = await startPayment(orderId, language)
  if (payment.ok) redirect(payment.value.url)
  if (payment.error.code === 'paid-already') redirect(`/checkout/return?session_id=${payment.error.stripeSessionId}`)
  return { status: 'refused', message: orderMessage(payment.error, language) }
}
