import type { Actor } from '../../actor'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { noteOther } from '../lifecycle/notes/note-other'
import { checkDraft, findApprover } from './draft'
import { lockEditable, type NotEditable } from './editable'
import { recordForClient } from './record-for-client'

export type ChooseRefusal = { code: NotEditable | 'no-list' } | { code: 'not-on-list'; wrong: readonly WrongApprover[] }

/** The position in the request of a name that has no chosen inbox, or whose chosen inbox is not on its list. */
export type WrongApprover = { at: number; name: string; isEmpty: boolean }

/**
 * Saves step 3 of the set-up: the approvers, one inbox for each name in the order of the request. Accepts only inboxes from the authority's
 * list for that name.
 */
export async function chooseApprover(actor: Actor, id: string, ...emails: readonly string[]): Promise<Result<undefined, ChooseRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockEditable(tx, actor, id, 'approver')
    if (!found.ok) return err({ code: found.error })
    const { issuance, type } = found.value
    const { names, approvers } = await checkDraft(issuance, type)
    if (issuance?.approversStatus !== 'done' || !approvers || !names.length) return err({ code: 'no-list' })
    const chosen = names.map((name, at) => ({ at, name, isEmpty: !emails[at], inbox: findApprover(approvers, name, emails[at] ?? '') }))
    const wrong = chosen.filter(({ inbox }) => !inbox)
    if (wrong.length) return err({ code: 'not-on-list', wrong })
    const [approverEmail, ...otherApprovers] = chosen.flatMap(({ inbox }) => inbox?.email ?? [])
    await tx.issuance.update({ where: { id: issuance.id }, data: { approverEmail, otherApprovers } })
    await noteOther(tx, actor, found.value, 'approver')
    await recordForClient(tx, actor, id, { what: 'filled_in', step: 'approver' })
    return ok()
  })
}
