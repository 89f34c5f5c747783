import { type Actor, actorName } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import type { Money } from '../money'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { lockBalance, moveCredit } from './move-credit'

/** `not-that-much`: the account holds less, perhaps because its owner is spending it on an order at that moment. */
export type TakeBackCreditRefusal = { code: 'not-found' } | { code: 'not-that-much'; typed: Money; left: Money }

/** Takes back unused credit, with a reason that is shown to its owner. For staff who are allowed to issue refunds. */
export async function takeBackCredit(
  actor: Actor,
  userId: string,
  { money, reason }: { money: Money; reason: string },
): Promise<Result<undefined, TakeBackCreditRefusal>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    if (!(await tx.user.count({ where: { id: userId, deletedAt: null } }))) return err({ code: 'not-found' })
    const { currency } = money
    const left = await lockBalance(tx, { userId, currency })
    if (left < money.amount) return err({ code: 'not-that-much', typed: money, left: { amount: left, currency } })
    await moveCredit(tx, { userId, money: { amount: -money.amount, currency }, kind: 'taken_back', actor: actorName(actor), reason })
    await recordStaffAction(tx, actor, { action: 'credit.take_back', subject: { kind: 'credit', id: userId }, after: { ...money, reason } })
    return ok()
  })
}
