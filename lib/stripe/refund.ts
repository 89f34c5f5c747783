import type Stripe from 'stripe'
import { z } from 'zod'
import type { Money } from '../money'
import { stripe } from './client'

/** Anyone with access to Stripe may have edited the metadata. */
const ownId = z.uuid()

export type RefundFacts = {
  stripeRefundId: string
  /** The id of our own row; null if the refund was made in Stripe's dashboard. */
  refundId: string | null
  paymentIntentId: string | null
  money: Money
  status: 'pending' | 'succeeded' | 'failed'
}

/**
 * Returns all refunds of one payment. Ours contain the id of their row. Stripe forgets idempotency keys after a while, but its refunds stay
 * in this list.
 * @throws Stripe.errors.StripeError
 */
export async function listRefunds(paymentIntentId: string): Promise<RefundFacts[]> {
  const listed: RefundFacts[] = []
  for await (const refund of stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 })) listed.push(toFacts(refund))
  return listed
}

/**
 * Requests a refund from Stripe. Calls with the same `idempotencyKey` refund the money once.
 * @throws Stripe.errors.StripeError
 */
export async function createRefund(input: {
  idempotencyKey: string
  refundId: string
  orderId: string
  paymentIntentId: string
  money: Money
}): Promise<RefundFacts> {
  const refund = await stripe.refunds.create(
    {
      payment_intent: input.paymentIntentId,
      amount: input.money.amount,
      reason: 'requested_by_customer',
      metadata: { billing_record_id: input.refundId, order_id: input.orderId },
    },
    { idempotencyKey: input.idempotencyKey },
  )
  return toFacts(refund)
}

/**
 * Reads a refund from Stripe.
 * @throws Stripe.errors.StripeError
 */
export async function readRefund(stripeRefundId: string): Promise<RefundFacts> {
  return toFacts(await stripe.refunds.retrieve(stripeRefundId))
}

/** Maps Stripe's refund to our terms. Pure. */
function toFacts(refund: Stripe.Refund): RefundFacts {
  const { status } = refund
  return {
    stripeRefundId: refund.id,
    refundId: ownId.safeParse(refund.metadata?.billing_record_id).data ?? null,
    paymentIntentId: typeof refund.payment_intent === 'string' ? refund.payment_intent : (refund.payment_intent?.id ?? null),
    money: { amount: refund.amount, currency: refund.currency.toUpperCase() },
    status: status === 'succeeded' ? 'succeeded' : status === 'failed' || status === 'canceled' ? 'failed' : 'pending',
  }
}
