import { randomUUID } from 'node:crypto'
import { type Actor, actorName } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import type { Money } from '../money'
import { queueMail } from '../outbox/queue-mail'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { lockBalance, moveCredit } from './move-credit'

/** Adds credit to an account, to be spent on later orders, and emails its owner the reason. For staff who are allowed to issue refunds. */
export async function giveCredit(
  actor: Actor,
  userId: string,
  { money, reason }: { money: Money; reason: string },
): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    // Lock the row so that the account cannot be deleted in the meantime.
    const [person] = await tx.$queryRaw<{ email: string }[]>`
      select email from "User" where id = ${userId}::uuid and role = 'client' and "deletedAt" is null for key share`
    if (!person) return err({ code: 'not-found' })
    await moveCredit(tx, { userId, money, kind: 'given', actor: actorName(actor), reason })
    const balance = { amount: await lockBalance(tx, { userId, currency: money.currency }), currency: money.currency }
    await queueMail(tx, {
      kind: 'credit_given',
      onceKey: `credit_given:${randomUUID()}`,
      to: person.email,
      data: { given: money, balance, reason },
    })
    await recordStaffAction(tx, actor, { action: 'credit.give', subject: { kind: 'credit', id: userId }, after: { ...money, reason } })
    return ok()
  })
}
