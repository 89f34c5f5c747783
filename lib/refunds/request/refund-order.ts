import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { cancelUnboughtCertificates } from '../../certificates/ending/cancel'
import { creditedOf } from '../../certificates/settlement/credit'
import { inTransaction } from '../../db/transaction'
import { lockOrder, noteEvent } from '../../orders/transition'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { hasAccount } from './has-account'
import { requestRefund } from './request-refund'

export type RefundOrderRefusal = { code: 'not-found' } | { code: 'nothing-to-refund' } | { code: 'order-credited' } | { code: 'no-account' }

/**
 * Refunds all money of an order and ends those of its certificates that have not been bought from Enom. Staff only. The job
 * `order.send_refund` sends the money. Requesting it twice refunds it once. Refused while one of its certificates has been changed to
 * another one, which holds part of its money as credit. `toCredit`: the money goes to the credit of the buyer's account. `cause`: shown to
 * the buyer instead of `reason`, unless staff typed the reason.
 */
export async function refundOrder(
  actor: Actor,
  id: string,
  { reason, toCredit = false, cause = 'staff' }: { reason: string; toCredit?: boolean; cause?: 'staff' | 'lost_order' },
): Promise<Result<undefined, RefundOrderRefusal>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const changedTo = { changedFrom: { orderId: id } }
    const others = await tx.certificate.findMany({ where: changedTo, select: { orderId: true }, orderBy: { orderId: 'asc' } })
    for (const { orderId } of others) await lockOrder(tx, orderId)
    await lockOrder(tx, id)
    const order = await tx.order.findUnique({ where: { id }, select: { status: true } })
    if (!order) return err({ code: 'not-found' })
    if (await creditedOf(tx, id)) return err({ code: 'order-credited' })
    if (toCredit && !(await hasAccount(tx, id))) return err({ code: 'no-account' })
    const charges = await tx.charge.findMany({ where: { orderId: id }, orderBy: { createdAt: 'asc' } })
    const by = { of: 'order', cause, reason, actor: actorName(actor), toCredit } as const
    let requested = false
    for (const charge of charges) requested = (await requestRefund(tx, charge, by)) || requested
    if (!requested) return err({ code: 'nothing-to-refund' })
    await cancelUnboughtCertificates(tx, id, actorName(actor))
    const detail = { reason, ...(toCredit && { toCredit }) }
    await noteEvent(tx, id, { kind: 'order.refund_requested', actor: actorName(actor), detail })
    await recordStaffAction(tx, actor, { action: 'order.refund', subject: { kind: 'order', id }, after: detail })
    return ok()
  })
}
