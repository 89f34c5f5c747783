import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { endSessionsOf } from '../../users/end-sessions-of'

/**
 * Signs an order's buyer out of every browser and invalidates unused links emailed to them. For use when a buyer reports that someone else
 * has access to their account. Staff sessions are ended on the Staff page.
 */
export function endBuyerSessions(
  actor: Actor,
  orderId: string,
): Promise<Result<{ email: string }, { code: 'not-found' } | { code: 'buyer-is-staff' }>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'unlock')) return err({ code: 'not-found' })
    const order = await tx.order.findUnique({
      where: { id: orderId },
      select: { number: true, user: { select: { id: true, email: true, staffRole: true } } },
    })
    if (!order) return err({ code: 'not-found' })
    const { id, email, staffRole } = order.user
    if (staffRole) return err({ code: 'buyer-is-staff' })
    await endSessionsOf(tx, id)
    await recordStaffAction(tx, actor, { action: 'client.end_sessions', subject: { kind: 'client', id }, after: { email } })
    return ok({ email })
  })
}
