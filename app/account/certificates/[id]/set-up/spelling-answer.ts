import type { ActionState } from '@/lib/action-state'
import type { ContactsInput } from '@/lib/certificates/contacts/contacts'
import type { SaveContactsRefusal } from '@/lib/certificates/setup/save-contacts'
import { refusalText } from '@/lib/certificates/view/messages'
import { withPeople } from './contacts-form'

/**
 * Returns the answer of the contacts form when authorities cannot read every letter: suggested spellings, and an error only where there is
 * none.
 */
export function spellingAnswer(refusal: Extract<SaveContactsRefusal, { code: 'needs-ascii' }>, contacts: ContactsInput): ActionState {
  const spellings = Object.entries(refusal.suggestions).map(([path, spelling]) => [`ascii.${path}`, spelling] as const)
  const suggested = spellings.filter(([, spelling]) => spelling).map(([name, spelling]) => [name, suggestionText(spelling)] as const)
  const unknown = spellings.filter(([, spelling]) => !spelling).map(([name]) => [name, NO_SPELLING] as const)
  return {
    status: 'refused',
    message: refusalText(refusal),
    fields: withPeople(contacts, Object.fromEntries(unknown)),
    suggestions: withPeople(contacts, Object.fromEntries(suggested)),
    values: Object.fromEntries(spellings),
  }
}

const NO_SPELLING = 'Authorities read only A–Z, digits and basic punctuation. Write it in these letters.'

function suggestionText(spelling: string): string {
  return `Authorities can’t read every letter here. Keep “${spelling}” or change it, then continue.`
}
