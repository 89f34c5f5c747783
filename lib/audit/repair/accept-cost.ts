import { type Actor, actorName } from '../../actor'
import { note } from '../../certificates/lifecycle/transition'
import { err, ok, type Result } from '../../result'
import type { RepairRefusal } from './messages'
import { inRepair, readOpen, resolve } from './open-difference'

/** Writes down what Enom took instead of what we had, if that is still what it was when the two were compared. */
export async function acceptCost(actor: Actor, id: string): Promise<Result<undefined, RepairRefusal>> {
  const difference = await readOpen(actor, id, ['cost_differs'])
  if (!difference.ok) return difference
  const { certificateId, detail } = difference.value
  const { recorded, taken } = detail
  if (!certificateId || taken === undefined || recorded === undefined) return err({ code: 'other-kind' })
  return inRepair(async (tx) => {
    const { count } = await tx.certificate.updateMany({ where: { id: certificateId, cost: recorded }, data: { cost: taken } })
    if (count !== 1) return err({ code: 'cost-moved' })
    const corrected = { from: recorded, to: taken }
    await note(tx, certificateId, { kind: 'certificate.cost_corrected', actor: actorName(actor), detail: corrected })
    await resolve(tx, actor, id, 'cost_taken', { detail: { recorded, taken } })
    return ok()
  })
}
