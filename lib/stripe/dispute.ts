import { z } from 'zod'
import type { Money } from '../money'
import { stripe } from './client'

export type DisputeFacts = {
  disputeId: string
  paymentIntentId: string
  /** The amount that the bank claims or has taken. */
  money: Money
  /** `unknown`: Stripe reported a status that the shop does not recognise. */
  outcome: 'open' | 'won' | 'lost' | 'unknown'
  /** The status exactly as Stripe reports it. */
  status: string
  /** Deadline for responding to the dispute at Stripe. */
  dueBy: Date | null
}

/** Stripe's statuses. A closed warning is treated as won, because no money has moved. */
const OUTCOMES = new Map<string, DisputeFacts['outcome']>([
  ['warning_needs_response', 'open'],
  ['warning_under_review', 'open'],
  ['needs_response', 'open'],
  ['under_review', 'open'],
  ['appeal_needs_response', 'open'],
  ['appeal_under_review', 'open'],
  ['warning_closed', 'won'],
  ['won', 'won'],
  ['lost', 'lost'],
])

/** Amounts are never guessed: anything unreadable throws. */
const told = z.object({
  id: z.string(),
  payment_intent: z.string(),
  status: z.string().min(1),
  amount: z.int().nonnegative(),
  currency: z.string().length(3),
  evidence_details: z.object({ due_by: z.number().nullish() }).nullish().catch(null),
})

/**
 * Reads a dispute from Stripe.
 * @throws Stripe.errors.StripeError; ZodError if its payment, status or amount cannot be read.
 */
export async function readDispute(disputeId: string): Promise<DisputeFacts> {
  const { id, payment_intent, status, amount, currency, evidence_details } = told.parse(await stripe.disputes.retrieve(disputeId))
  return {
    disputeId: id,
    paymentIntentId: payment_intent,
    money: { amount, currency: currency.toUpperCase() },
    outcome: OUTCOMES.get(status) ?? 'unknown',
    status,
    dueBy: evidence_details?.due_by ? new Date(evidence_details.due_by * 1000) : null,
  }
}
