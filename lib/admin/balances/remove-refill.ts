import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'

/** Removes a refill that was recorded by mistake. The audit log keeps its details. */
export async function removeRefill(actor: Actor, id: string): Promise<Result<{ accountId: string }, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const [before] = await tx.enomRefill.findMany({ where: { id }, select: { accountId: true, at: true, amount: true, reference: true } })
    if (!before || (await tx.enomRefill.deleteMany({ where: { id } })).count === 0) return err({ code: 'not-found' })
    const { accountId, ...refill } = before
    const subject = { kind: 'enom_account', id: accountId } as const
    await recordStaffAction(tx, actor, { action: 'enom_account.remove_refill', subject, before: refill })
    return ok({ accountId })
  })
}
