import type { ActionState } from '@/lib/action-state'
import type { ContactsInput } from '@/lib/certificates/contacts/contacts'
import type { SaveContactsRefusal } from '@/lib/certificates/setup/save-contacts'
import { refusalText } from '@/lib/certificates/view/messages'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { withPeople } from './contacts-form'

type Unreadable = Extract<SaveContactsRefusal, { code: 'needs-ascii' }>

/**
 * Returns the contacts form's response if some of the letters cannot be read by authorities: suggested spellings, and an error only where
 * there is no suggestion.
 */
export function spellingAnswer(refusal: Unreadable, contacts: ContactsInput, language: Language = DEFAULT_LANGUAGE): ActionState {
  const words = wordsOf(language, 'contacts')
  const spellings = Object.entries(refusal.suggestions).map(([path, spelling]) => [`ascii.${path}`, spelling] as const)
  const suggested = spellings.filter(([, spelling]) => spelling).map(([name, spelling]) => [name, words('spelling', { spelling })] as const)
  const unknown = spellings.filter(([, spelling]) => !spelling).map(([name]) => [name, words('noSpelling')] as const)
  return {
    status: 'refused',
    message: refusalText(refusal, language),
    fields: withPeople(contacts, Object.fromEntries(unknown), language),
    suggestions: withPeople(contacts, Object.fromEntries(suggested), language),
    values: Object.fromEntries(spellings),
  }
}
