import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { isDuplicate } from '../../db/is-duplicate'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import type { RefillInput } from './schema'

export type RefillRefusal = { code: 'not-found' | 'in-future' | 'already-noted' }

/** Records that the shop paid money into an Enom account. Each reference is recorded only once per account. */
export async function noteRefill(actor: Actor, { accountId, ...refill }: RefillInput): Promise<Result<{ id: string }, RefillRefusal>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  if (refill.at > now()) return err({ code: 'in-future' })
  try {
    return await inTransaction(async (tx) => {
      if (!(await tx.enomAccount.findUnique({ where: { id: accountId }, select: { id: true } }))) return err({ code: 'not-found' })
      const { id } = await tx.enomRefill.create({ data: { accountId, ...refill, notedBy: actorName(actor), notedAt: now() } })
      const subject = { kind: 'enom_account', id: accountId } as const
      await recordStaffAction(tx, actor, { action: 'enom_account.note_refill', subject, after: refill })
      return ok({ id })
    })
  } catch (error) {
    if (isDuplicate(error)) return err({ code: 'already-noted' })
    throw error
  }
}
