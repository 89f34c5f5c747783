import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../actor'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { type FieldPath, toAscii } from './ascii-contacts'
import { type ContactsInput, contactsSchema, keptContacts } from './contacts'
import { LIST_EMPTIED } from './draft'
import { lockEditable, type NotEditable } from './editable'
import { saveDraft } from './save-draft'

export type SaveContactsRefusal =
  | { code: NotEditable }
  /** Sentence by field, e.g. `admin.phone`. */
  | { code: 'invalid'; fields: Record<FieldPath, string> }
  /** Letters the authority cannot read; by field the spelling offered, empty where there is none. Nothing was kept. */
  | { code: 'needs-ascii'; suggestions: Record<FieldPath, string> }

/**
 * Saves step 2 of the set-up: the contacts. The buyer's own spelling is kept beside the ASCII one that goes to the authority,
 * which they have to agree to field by field (`agreed`). A list of approvers that is there stays: it depends on the names of the request only,
 * and Enom gets the contacts with the request.
 */
export async function saveContacts(
  actor: Actor,
  id: string,
  contacts: ContactsInput,
  agreed: Readonly<Record<FieldPath, string>> = {},
): Promise<Result<undefined, SaveContactsRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockEditable(tx, actor, id)
    if (!found.ok) return err({ code: found.error })
    const { type, issuance } = found.value
    const written = contactsSchema(type.level).safeParse(contacts)
    if (!written.success) {
      const fields = written.error.issues.map((issue) => [issue.path.join('.'), issue.message] as const)
      return err({ code: 'invalid', fields: Object.fromEntries(fields.reverse()) })
    }
    const { sent, missing } = toAscii(written.data, agreed)
    if (Object.keys(missing).length) return err({ code: 'needs-ascii', suggestions: missing })
    const kept = { written: written.data, sent, ...(actor.kind === 'order' && actor.session ? { enteredIn: actor.session } : {}) }
    const { enteredIn: _, ...before } = keptContacts.safeParse(issuance?.contacts).data ?? {}
    const isSame = isDeepStrictEqual(before, { written: kept.written, sent })
    const change = issuance?.approversStatus === 'done' ? { agreedAt: null } : LIST_EMPTIED
    await saveDraft(tx, found.value, { contacts: kept, ...(isSame ? {} : change) }, { revised: !isSame })
    return ok()
  })
}
