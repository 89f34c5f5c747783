import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'

type Refusal = { code: 'not-found' | 'note-missing' | 'already-resolved' }

/** Closes a difference that staff can explain. It reopens only if its amounts change. */
export async function settleDifference(actor: Actor, { id, note }: { id: string; note: string }): Promise<Result<undefined, Refusal>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  const why = note.trim()
  if (!why) return err({ code: 'note-missing' })
  return inTransaction(async (tx) => {
    const settled = { resolvedAt: now(), resolvedBy: actorName(actor), note: why }
    const { count } = await tx.payoutDifference.updateMany({ where: { id, resolvedAt: null }, data: settled })
    if (!count) return err({ code: (await tx.payoutDifference.count({ where: { id } })) ? 'already-resolved' : 'not-found' })
    await recordStaffAction(tx, actor, { action: 'payout.settle', subject: { kind: 'payout', id }, after: { note: why } })
    return ok()
  })
}
