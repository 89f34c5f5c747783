import { type Actor, actorName } from '../../actor'
import { correctCost } from '../../certificates/purchase/actual-cost'
import { err, ok, type Result } from '../../result'
import type { RepairRefusal } from './messages'
import { inRepair, readOpen, resolve } from './open-difference'

/** Replaces the recorded cost with the amount Enom charged, unless the recorded cost has changed since the comparison. */
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
