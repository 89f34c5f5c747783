import type { Actor } from '../../actor'
import { inTransaction } from '../../db/transaction'
import { err, type Result } from '../../result'
import { lockEditable, type NotEditable } from './editable'
import { type PlanFaults, type PlanInput, type PlannedRequest, planOf } from './request-plan'

export type PlanRefusal =
  | { code: NotEditable }
  /** Sentence by field. */
  | { code: 'invalid'; fields: PlanFaults }

/**
 * Checks the contents of a request before the buyer's browser generates a key and the request. Stores nothing: the request itself is
 * submitted in step 1 of the set-up.
 */
export async function planRequest(actor: Actor, id: string, input: PlanInput): Promise<Result<PlannedRequest, PlanRefusal>> {
  // Refused for staff, because the key would be generated in their browser, where they could see it.
  if (actor.kind === 'staff') return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const found = await lockEditable(tx, actor, id, 'request')
    if (!found.ok) return err({ code: found.error })
    const plan = planOf(input, found.value.type)
    return plan.ok ? plan : err({ code: 'invalid', fields: plan.error })
  })
}
