import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import type { HelperStep } from '../permissions'
import type { AcceptTransferRefusal } from './accept-transfer'
import type { HelperLinkRefusal } from './create-helper-link'
import type { InviteRefusal } from './invite-member'
import type { OfferRefusal } from './offer-transfer'
import { MAX_HELPER_LINKS, MAX_HELPER_NAME_LENGTH, MAX_INVITATIONS_A_DAY, MAX_MEMBERS } from './schema'

/** Returns the name of a step that a helper link opens. */
export function stepLabel(step: HelperStep, language: Language = DEFAULT_LANGUAGE): string {
  return wordsOf(language, 'certificatePeople')(`steps.${step}.label`)
}

export type PeopleRefusal = InviteRefusal | HelperLinkRefusal | OfferRefusal | AcceptTransferRefusal

const MOST = {
  'too-many-members': MAX_MEMBERS,
  'too-many-today': MAX_INVITATIONS_A_DAY,
  'too-many-links': MAX_HELPER_LINKS,
  'name-too-long': MAX_HELPER_NAME_LENGTH,
} as const

const FIELDS: Partial<Record<PeopleRefusal['code'], 'email' | 'name'>> = {
  'bad-email': 'email',
  'is-owner': 'email',
  'already-invited': 'email',
  'name-missing': 'name',
  'name-too-long': 'name',
}

/** Returns the message for a refusal and the field it belongs to. */
export function peopleRefusal({ code }: PeopleRefusal, language: Language): { field: 'email' | 'name' | undefined; text: string } {
  const most = code in MOST ? String(MOST[code as keyof typeof MOST]) : ''
  return { field: FIELDS[code], text: wordsOf(language, 'people')(`refused.${code}`, { most }) }
}
