import { type Actor, actorName } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import type { Money } from '../money'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { moveCredit } from './move-credit'

/** Gives an account credit to spend on its next orders, with a reason that its person reads. For staff who may refund. */
export async function giveCredit(
  actor: Actor,
  userId: string,
  { money, reason }: { money: Money; reason: string },
): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    // Locked, so that the account is not deleted meanwhile.
    const [person] = await tx.$queryRaw<unknown[]>`
      select 1 from "User" where id = ${userId}::uuid and role = 'client' and "deletedAt" is null for key share`
    if (!person) return err({ code: 'not-found' })
    await moveCredit(tx, { userId, money, kind: 'given', actor: actorName(actor), reason })
    await recordStaffAction(tx, actor, { action: 'credit.give', subject: { kind: 'credit', id: userId }, after: { ...money, reason } })
    return ok()
  })
}
