import { z } from 'zod'
import { type Language, languageOf } from '../languages/types'
import type { Money } from '../money'
import type { ToldEvent } from './store-event'

/** One of our payment pages that was paid, as reported in a Stripe event. */
export type PaidSession = {
  stripeSessionId: string
  /** The ids of our own rows and other data that we stored in the page's metadata. */
  paymentSessionId: string
  orderId: string
  metadata: Record<string, string>
  money: Money
  email: string | null
  /** The language in which the page was shown; null if Stripe used the browser's. */
  language: Language | null
  paidAt: Date
}

const paidSession = z.object({
  id: z.string(),
  payment_status: z.literal(['paid', 'no_payment_required']),
  amount_total: z.int(),
  currency: z.string(),
  created: z.int(),
  customer_email: z.string().nullish(),
  customer_details: z.object({ email: z.string().nullish() }).nullish(),
  locale: z.string().nullish(),
  metadata: z.record(z.string(), z.string()),
})
/** Another program that uses the same Stripe account writes other metadata. */
const ours = z.looseObject({ payment_session_id: z.uuid(), order_id: z.uuid() })

/** Returns the payment reported in an event, or nothing if it is not paid yet or not for one of our orders. */
export function toPaidSession({ data }: ToldEvent): PaidSession[] {
  const session = paidSession.safeParse(data.object).data
  const ids = ours.safeParse(session?.metadata).data
  if (!session || !ids) return []
  return [
    {
      stripeSessionId: session.id,
      paymentSessionId: ids.payment_session_id,
      orderId: ids.order_id,
      metadata: session.metadata,
      money: { amount: session.amount_total, currency: session.currency.toUpperCase() },
      email: session.customer_details?.email ?? session.customer_email ?? null,
      language: languageOf(session.locale),
      paidAt: new Date(session.created * 1000),
    },
  ]
}
