import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import type { Money } from '../../money'
import { lockOrder, noteEvent } from '../../orders/transition'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { leftOf, mostOf, share } from '../left-of'
import { hasAccount } from './has-account'
import { requestRefund } from './request-refund'

export type RefundPartRefusal =
  | { code: 'not-found' }
  | { code: 'nothing-to-refund' }
  | { code: 'not-that-much'; typed: Money; left: Money }
  /** Nothing would be left of the order's money. Refund the order instead. */
  | { code: 'all-of-it' }
  /** The money should go to account credit, but the buyer has deleted their account. */
  | { code: 'no-account' }

/**
 * Refunds part of a payment, such as a price reduction. It belongs to no certificate, so no certificate ends. Two simultaneous refunds
 * never exceed what was paid. `toCredit`: the money goes to the credit of the buyer's account. Staff only.
 */
export async function refundPart(
  actor: Actor,
  orderId: string,
  { part, reason, toCredit = false }: { part: Money; reason: string; toCredit?: boolean },
): Promise<Result<undefined, RefundPartRefusal>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    const charges = await tx.charge.findMany({ where: { orderId, currency: part.currency }, orderBy: { createdAt: 'asc' } })
    if (!charges.length) return err({ code: 'not-found' })
    if (toCredit && !(await hasAccount(tx, orderId))) return err({ code: 'no-account' })
    const lefts = await Promise.all(charges.map(async (charge) => ({ charge, amount: Math.max(0, await leftOf(tx, charge)) })))
    const most = mostOf(lefts)
    if (most <= 0) return err({ code: 'nothing-to-refund' })
    const shares = share(lefts, part.amount)
    if (!shares) return err({ code: 'not-that-much', typed: part, left: { amount: most, currency: part.currency } })
    if (lefts.reduce((sum, { amount }) => sum + amount, 0) === part.amount) return err({ code: 'all-of-it' })
    const by = { cause: 'staff', reason, actor: actorName(actor), toCredit } as const
    for (const { charge, amount } of shares) await requestRefund(tx, charge, { ...by, of: { part: amount } })
    const detail = { reason, ...part, ...(toCredit && { toCredit }) }
    await noteEvent(tx, orderId, { kind: 'order.refund_requested', actor: actorName(actor), detail })
    await recordStaffAction(tx, actor, { action: 'order.refund_part', subject: { kind: 'order', id: orderId }, after: detail })
    return ok()
  })
}
