import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { recordEvent } from '../record-event'

/** Ends one back-office session: the actor's own, or, for roles that include credentials, another staff member's. */
export async function endStaffSession(actor: Actor, id: string): Promise<Result<undefined, { code: 'not-found' }>> {
  if (actor.kind !== 'staff') return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const [ended] = await tx.session.updateManyAndReturn({
      where: { id, kind: 'staff', endedAt: null, ...(!mayStaff(actor, 'credentials') && { userId: actor.userId }) },
      data: { endedAt: now() },
      select: { userId: true, device: true },
    })
    if (!ended) return err({ code: 'not-found' })
    if (ended.userId === actor.userId) await recordEvent(tx, actor, 'session_ended')
    const subject = { kind: 'staff', id: ended.userId } as const
    await recordStaffAction(tx, actor, { action: 'staff.end_session', subject, before: { device: ended.device } })
    return ok()
  })
}
