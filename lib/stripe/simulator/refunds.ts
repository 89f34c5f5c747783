import type Stripe from 'stripe'
import { z } from 'zod'
import { createdParam, isWithin, newId } from './created'
import type { Desk } from './desk'
import { badRequest, noSuch } from './fault'
import { metadata, wholeNumber } from './form'

/** POST /v1/refunds */
export const createParams = z.strictObject({
  payment_intent: z.string().optional(),
  charge: z.string().optional(),
  amount: wholeNumber.pipe(z.int().min(1)).optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata,
  expand: z.unknown().optional(),
})

export const listParams = z.strictObject({
  payment_intent: z.string().optional(),
  charge: z.string().optional(),
  created: createdParam,
  limit: wholeNumber.pipe(z.int().min(1).max(100)).default(10),
  starting_after: z.string().optional(),
  expand: z.unknown().optional(),
})

/**
 * Refunds money from a charge, immediately for cards. Like Stripe, refuses a refund that exceeds the amount left, or if nothing is left or
 * the charge is disputed.
 */
export function createRefund(desk: Desk, params: z.output<typeof createParams>): Stripe.Refund {
  const charge = chargeOf(desk, params)
  if (charge.disputed) throw badRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, undefined, 'charge_disputed')
  const left = charge.amount_captured - charge.amount_refunded
  if (left === 0) {
    throw badRequest(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded')
  }
  const amount = params.amount ?? left
  if (amount > left) {
    throw badRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, 'amount', 'amount_too_large')
  }
  const refund: Stripe.Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: desk.now(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata: params.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
  desk.store.refunds.put(refund.id, refund)
  const refunded: Stripe.Charge = { ...charge, amount_refunded: charge.amount_refunded + amount, refunded: amount === left }
  desk.store.charges.put(charge.id, refunded)
  desk.emit('refund.created', refund)
  desk.emit('charge.refunded', refunded)
  return refund
}

/** Makes a refund fail, as when the bank returns the money to the shop. */
export function failRefund(desk: Desk, id: string): Stripe.Refund {
  const refund = getRefund(desk, id)
  const failed: Stripe.Refund = { ...refund, status: 'failed', failure_reason: 'expired_or_canceled_card' }
  desk.store.refunds.put(id, failed)
  desk.emit('refund.failed', failed)
  return failed
}

export function getRefund(desk: Desk, id: string): Stripe.Refund {
  const refund = desk.store.refunds.get(id)
  if (!refund) throw noSuch('refund', id)
  return refund
}

export function listRefunds(desk: Desk, params: z.output<typeof listParams>): Stripe.Refund[] {
  return desk.store.refunds
    .list()
    .filter((refund) => !params.payment_intent || refund.payment_intent === params.payment_intent)
    .filter((refund) => !params.charge || refund.charge === params.charge)
    .filter(({ created }) => isWithin(created, params.created))
}

function chargeOf(desk: Desk, params: { payment_intent?: string | undefined; charge?: string | undefined }): Stripe.Charge {
  if (params.charge) {
    const charge = desk.store.charges.get(params.charge)
    if (!charge) throw noSuch('charge', params.charge)
    return charge
  }
  if (!params.payment_intent) throw badRequest('One of the following params should be provided for this request: payment_intent or charge.')
  const intent = desk.store.intents.get(params.payment_intent)
  if (!intent) throw noSuch('payment_intent', params.payment_intent)
  const charge = typeof intent.latest_charge === 'string' ? desk.store.charges.get(intent.latest_charge) : undefined
  if (!charge?.paid) throw badRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`)
  return charge
}
