import type { Actor } from '../../actor'
import { err, ok, type Result } from '../../result'
import type { RepairRefusal } from './messages'
import { inRepair, readOpen, resolve } from './open-difference'

/** Accepts a balance that staff can explain. The next comparison starts from the balance at which the difference was last found. */
export async function acceptBalance(actor: Actor, id: string, { note }: { note: string }): Promise<Result<undefined, RepairRefusal>> {
  const difference = await readOpen(actor, id, ['balance_differs'])
  if (!difference.ok) return difference
  const { accountId, about, lastSeenAt } = difference.value
  if (about !== 'balance') return err({ code: 'other-kind' })
  const why = note.trim()
  if (!why) return err({ code: 'note-missing' })
  return inRepair(async (tx) => {
    const where = { accountId, startedAt: lastSeenAt, finishedAt: { not: null }, balance: { not: null } }
    const { count } = await tx.auditRun.updateMany({ where, data: { isBalanced: true } })
    if (count === 0) return err({ code: 'balance-older' })
    await resolve(tx, actor, id, 'balance_taken', { note: why })
    return ok()
  })
}
