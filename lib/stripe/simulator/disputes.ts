import type Stripe from 'stripe'
import { z } from 'zod'
import { newId } from './created'
import type { Desk } from './desk'
import { badRequest, noSuch } from './fault'

const DAYS = 24 * 60 * 60

/** Disputes a payment on behalf of the buyer. The shop is notified and has a few days to respond. */
export function openDispute(desk: Desk, sessionId: string): Stripe.Dispute {
  const session = desk.store.sessions.get(sessionId)
  if (!session) throw noSuch('checkout.session', sessionId)
  const intent = typeof session.payment_intent === 'string' ? desk.store.intents.get(session.payment_intent) : undefined
  const charge = typeof intent?.latest_charge === 'string' ? desk.store.charges.get(intent.latest_charge) : undefined
  if (!intent || !charge?.paid) throw badRequest('Only a successful charge can be disputed.')
  const dispute: Stripe.Dispute = {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: desk.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: desk.now() + 7 * DAYS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_method: 'not_submitted',
      submission_count: 0,
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: intent.id,
    reason: 'general',
    status: 'needs_response',
  }
  desk.store.charges.put(charge.id, { ...charge, disputed: true })
  desk.store.disputes.put(dispute.id, dispute)
  desk.emit('charge.dispute.created', dispute)
  return dispute
}

export function getDispute(desk: Desk, id: string): Stripe.Dispute {
  const dispute = desk.store.disputes.get(id)
  if (!dispute) throw noSuch('dispute', id)
  return dispute
}

/**
 * The status reported for a closed dispute, and its amount if that differs from the charge's. The status may be one that Stripe has yet to
 * introduce.
 */
export const closeParams = z.object({
  session: z.string(),
  outcome: z.string(),
  amount: z.number().optional(),
  currency: z.string().optional(),
})

/** Closes the newest dispute of a payment in favour either of the shop, which gets its money back, or of the buyer. */
export function closeDispute(desk: Desk, { session: sessionId, outcome, ...sum }: z.output<typeof closeParams>): object {
  const session = desk.store.sessions.get(sessionId)
  const open = desk.store.disputes.list().find(({ payment_intent }) => payment_intent === session?.payment_intent)
  if (!open) throw badRequest('Nobody has disputed this payment.')
  const charge = typeof open.charge === 'string' ? desk.store.charges.get(open.charge) : undefined
  if (charge && outcome !== 'lost') desk.store.charges.put(charge.id, { ...charge, disputed: false })
  const closed = { ...open, status: outcome, ...sum }
  desk.store.disputes.put(open.id, closed)
  desk.emit('charge.dispute.closed', closed)
  return closed
}

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
