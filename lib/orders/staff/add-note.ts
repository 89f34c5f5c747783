import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { noteEvent } from '../transition'

/** Adds a staff note to an order's history. It is never shown to buyers. */
export function addNote(actor: Actor, orderId: string, { text }: { text: string }): Promise<Result<undefined, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'orders') || !(await tx.order.count({ where: { id: orderId } }))) return err({ code: 'not-found' })
    await noteEvent(tx, orderId, { kind: 'order.note', actor: actorName(actor), detail: { note: text } })
    await recordStaffAction(tx, actor, { action: 'order.note', subject: { kind: 'order', id: orderId }, after: { note: text } })
    return ok()
  })
}
