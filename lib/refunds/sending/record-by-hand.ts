import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { lockOrder } from '../../orders/transition'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { transition } from '../transition'
import { conclude } from './apply-refund'

export type RecordByHandRefusal = { code: 'not-found' } | { code: 'already-recorded' }

/** Records that staff paid a refund back themselves, because the payment did not come through Stripe and Stripe cannot refund it. */
export function recordByHand(
  actor: Actor,
  refundId: string,
  { reference }: { reference: string },
): Promise<Result<undefined, RecordByHandRefusal>> {
  return inTransaction(async (tx) => {
    const byHand = { id: refundId, toCredit: false, charge: { stripeId: null } } as const
    const found = mayStaff(actor, 'refund') && (await tx.refund.findFirst({ where: byHand, select: { orderId: true } }))
    if (!found) return err({ code: 'not-found' })
    await lockOrder(tx, found.orderId)
    const refund = await tx.refund.findUniqueOrThrow({ where: { id: refundId } })
    const by = { actor: actorName(actor), detail: { reference } }
    if (!(await transition(tx, refund, { ...by, from: ['requested'], to: 'sent' }))) return err({ code: 'already-recorded' })
    await transition(tx, refund, { ...by, from: ['sent'], to: 'succeeded' })
    await conclude(tx, { ...refund, actor: by.actor })
    await recordStaffAction(tx, actor, { action: 'refund.record', subject: { kind: 'refund', id: refundId }, after: by.detail })
    return ok()
  })
}
