import { db } from '../db/client'
import type { RefundFacts } from '../payments/refund'
import { settleRefund } from './settle-refund'

/** Settles those of these refunds at Stripe that are not known here: made in its dashboard, or ours whose answer was lost. */
export async function learnRefunds(listed: readonly RefundFacts[]): Promise<void> {
  const ids = listed.map(({ stripeRefundId }) => stripeRefundId)
  const rows = await db.billingRecord.findMany({ where: { stripeId: { in: ids } }, select: { stripeId: true } })
  const known = new Set(rows.map(({ stripeId }) => stripeId))
  for (const facts of listed) if (!known.has(facts.stripeRefundId)) await settleRefund(facts)
}
