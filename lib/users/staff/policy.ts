import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import type { StaffRefusal } from './messages'

/** The shop's requirements for its staff. `secondStep`: an authenticator app or a passkey before anything else. */
export type StaffPolicy = { secondStep: boolean }

/** Returns the shop's requirements for its staff. There are none until an owner decides. */
export async function readStaffPolicy(): Promise<StaffPolicy> {
  return { secondStep: (await db.staffPolicy.findUnique({ where: { id: 1 } }))?.secondStep ?? false }
}

/** Sets whether staff need a second step. Only owners who have one can require it, so that they don’t lock themselves out. */
export function saveStaffPolicy(actor: Actor, { secondStep }: StaffPolicy): Promise<Result<undefined, StaffRefusal>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'staff') || actor.kind !== 'staff') return err({ code: 'not-found' })
    const has = { OR: [{ authenticatorApp: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }] }
    if (secondStep && !(await tx.user.count({ where: { id: actor.userId, ...has } }))) return err({ code: 'no-second-step' })
    const before = await tx.staffPolicy.findUnique({ where: { id: 1 } })
    await tx.staffPolicy.upsert({ where: { id: 1 }, create: { id: 1, secondStep }, update: { secondStep } })
    await recordStaffAction(tx, actor, {
      action: 'staff.require_second_step',
      subject: { kind: 'settings' },
      before,
      after: { secondStep },
    })
    return ok()
  })
}
