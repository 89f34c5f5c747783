import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { recorded } from '../address'

/** Deletes an endpoint with its secret and its deliveries. Pending deliveries are not sent. */
export function deleteEndpoint(actor: Actor, id: string): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'credentials')) return Promise.resolve(err({ code: 'not-found' }))
  return inTransaction(async (tx) => {
    const before = await tx.webhookEndpoint.findUnique({ where: { id }, select: { url: true, description: true, kinds: true } })
    const { count } = await tx.webhookEndpoint.deleteMany({ where: { id } })
    if (!count) return err({ code: 'not-found' })
    await recordStaffAction(tx, actor, { action: 'webhook.delete', subject: { kind: 'webhook', id }, before: before && recorded(before) })
    return ok()
  })
}
