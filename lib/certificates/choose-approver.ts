import type { Actor } from '../actor'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { approverList } from './draft'
import { lockEditable } from './own'

export type ChooseRefusal = { code: 'not-found' | 'not-editable' | 'no-list' | 'not-on-list' }

/** Saves step 3 of the set-up: who approves. Only an inbox of the authority's own list for this request is taken. */
export async function chooseApprover(actor: Actor, id: string, email: string): Promise<Result<undefined, ChooseRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockEditable(tx, actor, id)
    if (!found.ok) return err({ code: found.error })
    const { configuration } = found.value
    const list = approverList.safeParse(configuration?.approvers)
    if (configuration?.approversStatus !== 'done' || !list.success) return err({ code: 'no-list' })
    const chosen = list.data.find((approver) => approver.email.toLowerCase() === email.trim().toLowerCase())
    if (!chosen) return err({ code: 'not-on-list' })
    await tx.configuration.update({ where: { certificateId: id }, data: { approverEmail: chosen.email } })
    return ok()
  })
}
