'use server'

import { redirect } from 'next/navigation'
import { refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { makeQuote } from '@/lib/quotes/make-quote'
import { quoteMessage } from '@/lib/quotes/messages'
import { makeQuoteInput, quoteInput, withdrawQuoteInput } from '@/lib/quotes/schema'
import { sendQuote } from '@/lib/quotes/send-quote'
import { withdrawQuote } from '@/lib/quotes/withdraw-quote'

/** The field that each refusal belongs to. Refusals not listed here belong to the whole form. */
const FIELDS: Readonly<Record<string, string>> = {
  'not-an-email': 'email',
  'in-the-past': 'until',
  'too-long': 'until',
  unprotected: 'unprotected',
}

export const makeQuoteFor = defineAction({ input: makeQuoteInput, guard: 'staff', deed: 'orders' }, async (input, { actor }) => {
  const made = await makeQuote(actor, input)
  if (made.ok) redirect(`/admin/quotes/${made.value.id}`)
  const { error } = made
  const isFixable = error.code !== 'unprotected' || error.mayAgree
  return refusedAt(isFixable ? FIELDS[error.code] : undefined, quoteMessage(error))
})

export const sendQuoteAgain = defineAction({ input: quoteInput, guard: 'staff', deed: 'orders' }, async ({ quoteId }, { actor }) => {
  const sent = await sendQuote(actor, quoteId)
  if (!sent.ok) return { status: 'refused', message: quoteMessage(sent.error) }
  return { status: 'done', message: `The quote is on its way to ${sent.value.email}. Older links no longer work.` }
})

export const withdrawQuoteOf = defineAction(
  { input: withdrawQuoteInput, guard: 'staff', deed: 'orders' },
  async ({ quoteId, reason }, { actor }) => {
    const withdrawn = await withdrawQuote(actor, quoteId, { reason })
    if (!withdrawn.ok) return { status: 'refused', message: quoteMessage(withdrawn.error) }
    redirect(`/admin/quotes/${quoteId}`)
  },
)
