import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../actor'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { type FieldPath, toAscii } from '../contacts/ascii-contacts'
import { type ContactFault, type ContactsInput, contactsSchema, keptContacts, readContactFault } from '../contacts/contacts'
import { noteOther } from '../lifecycle/notes/note-other'
import { LIST_EMPTIED } from './draft'
import { lockEditable, type NotEditable } from './editable'
import { recordForClient } from './record-for-client'
import { saveDraft } from './save-draft'

export type SaveContactsRefusal =
  | { code: NotEditable }
  /** Error message by field, e.g. `admin.phone`. */
  | { code: 'invalid'; fields: Record<FieldPath, ContactFault> }
  /** Nothing was saved: the authority does not accept some letters. Suggested spellings by field, empty if there are none. */
  | { code: 'needs-ascii'; suggestions: Record<FieldPath, string> }

/**
 * Saves step 2 of the set-up: the contacts. Stores the buyer's own spelling together with the ASCII spelling for the authority, which the
 * buyer has to agree to for each field (`agreed`). An existing list of approvers is kept, because it depends only on the names in the
 * request, and Enom gets the contacts with the request.
 */
export async function saveContacts(
  actor: Actor,
  id: string,
  contacts: ContactsInput,
  agreed: Readonly<Record<FieldPath, string>> = {},
): Promise<Result<undefined, SaveContactsRefusal>> {
  return inTransaction(async (tx) => {
    const found = await lockEditable(tx, actor, id, 'contacts')
    if (!found.ok) return err({ code: found.error })
    const { type, issuance } = found.value
    const written = contactsSchema(type.level).safeParse(contacts)
    if (!written.success) {
      const fields = written.error.issues.map((issue) => [issue.path.join('.'), readContactFault(issue)] as const)
      return err({ code: 'invalid', fields: Object.fromEntries(fields.reverse()) })
    }
    const { sent, missing } = toAscii(written.data, agreed)
    if (Object.keys(missing).length) return err({ code: 'needs-ascii', suggestions: missing })
    const kept = { written: written.data, sent, ...(actor.kind === 'order' && actor.session ? { enteredIn: actor.session } : {}) }
    const { enteredIn: _, ...before } = keptContacts.safeParse(issuance?.contacts).data ?? {}
    const isSame = isDeepStrictEqual(before, { written: kept.written, sent })
    const change = issuance?.approversStatus === 'done' ? { agreedAt: null } : LIST_EMPTIED
    await saveDraft(tx, found.value, { contacts: kept, ...(isSame ? {} : change) }, { revised: !isSame })
    if (isSame) return ok()
    await noteOther(tx, actor, found.value, 'contacts')
    await recordForClient(tx, actor, id, { what: 'filled_in', step: 'contacts' })
    return ok()
  })
}
