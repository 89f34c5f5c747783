import { type Actor, actorName } from '../../actor'
import { correctCost } from '../../certificates/purchase/actual-cost'
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
    const isCorrected = await correctCost(tx, certificateId, { from: recorded, to: taken }, actorName(actor))
    if (!isCorrected) return err({ code: 'cost-moved' })
    await resolve(tx, actor, id, 'cost_taken', { detail: { recorded, taken } })
    return ok()
  })
}
