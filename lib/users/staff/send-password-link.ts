import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction, type Tx } from '../../db/transaction'
import { requestLink } from '../../links/request-link'
import { queueMail } from '../../outbox/queue-mail'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { lockStaff } from './lock-staff'
import type { StaffRefusal } from './messages'

/** Lets an owner email a member of staff a link to set a new password. */
export function sendPasswordLink(actor: Actor, id: string): Promise<Result<{ email: string }, StaffRefusal>> {
  return inTransaction(async (tx) => {
    const member = mayStaff(actor, 'staff') && (await lockStaff(tx, id))
    if (!member) return err({ code: 'not-found' })
    const { email } = member
    await mailPasswordLink(tx, email, { byOwner: true })
    await recordStaffAction(tx, actor, { action: 'staff.send_password_link', subject: { kind: 'staff', id }, after: { email } })
    return ok({ email })
  })
}

/**
 * Queues the email with the link. The worker drops it unless the address belongs to staff who are allowed to receive it
 * (outbox/sending/deliver.ts).
 */
export async function mailPasswordLink(tx: Tx, email: string, { byOwner }: { byOwner: boolean }): Promise<void> {
  const linkId = await requestLink(tx, { purpose: 'staff_password', email })
  await queueMail(tx, { kind: 'staff_password', onceKey: `staff_password:${linkId}`, to: email, data: { linkId, byOwner } })
}
