import type { ActionState } from '../action-state'
import { type TooMany, tooManySentence } from '../auth/limits/rate-limit'
import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'

type Refusal = { code: 'not-found' | 'still-open' | 'link-ended' } | TooMany

/** Returns the message for a deletion that could not be requested or carried out. */
export function deletionRefusal(refusal: Refusal, language: Language = DEFAULT_LANGUAGE): ActionState {
  if (refusal.code === 'too-many') return { status: 'refused', message: tooManySentence(refusal, language) }
  return { status: 'refused', message: wordsOf(language, 'dataPage')(`refused.${refusal.code}`) }
}
