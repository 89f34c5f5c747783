import { type Actor, actorName } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import type { Money } from '../money'
import { lockOrder, noteEvent } from '../orders/transition'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { leftOf } from './left-of'
import { requestRefund } from './request-refund'

export type RefundPartRefusal =
  | { code: 'not-found' }
  | { code: 'nothing-to-refund' }
  | { code: 'not-that-much'; typed: Money; left: Money }
  /** Nothing would be left of the order's money. That is a refund of the order. */
  | { code: 'all-of-it' }

/**
 * Refunds a part of a payment, such as a price reduction. It is for no certificate, so nothing ends. Two parts at once never exceed what was
 * paid. Staff only.
 */
export async function refundPart(
  actor: Actor,
  orderId: string,
  { part, reason }: { part: Money; reason: string },
): Promise<Result<undefined, RefundPartRefusal>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    const charges = await tx.charge.findMany({ where: { orderId, currency: part.currency }, orderBy: { createdAt: 'asc' } })
    if (!charges.length) return err({ code: 'not-found' })
    const lefts = await Promise.all(charges.map(async (charge) => ({ charge, left: await leftOf(tx, charge) })))
    const most = Math.max(...lefts.map(({ left }) => left))
    if (most <= 0) return err({ code: 'nothing-to-refund' })
    const found = lefts.find(({ left }) => left >= part.amount)
    if (!found) return err({ code: 'not-that-much', typed: part, left: { amount: most, currency: part.currency } })
    if (lefts.reduce((sum, { left }) => sum + Math.max(left, 0), 0) === part.amount) return err({ code: 'all-of-it' })
    await requestRefund(tx, found.charge, { of: { part: part.amount }, cause: 'staff', reason, actor: actorName(actor) })
    const detail = { reason, ...part }
    await noteEvent(tx, orderId, { kind: 'order.refund_requested', actor: actorName(actor), detail })
    await recordStaffAction(tx, actor, { action: 'order.refund_part', subject: { kind: 'order', id: orderId }, after: detail })
    return ok()
  })
}
