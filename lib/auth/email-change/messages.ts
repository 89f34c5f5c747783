import { type ActionState, refusedAt } from '../../action-state'
import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import { tooManySentence } from '../limits/rate-limit'
import type { ConfirmEmailChangeRefusal } from './confirm-change'
import type { RequestEmailChangeRefusal } from './request-change'

/** Returns the message for a refused change of address. */
export function emailChangeRefusal(
  refusal: RequestEmailChangeRefusal | ConfirmEmailChangeRefusal,
  language: Language = DEFAULT_LANGUAGE,
): ActionState {
  if (refusal.code === 'too-many') return { status: 'refused', message: tooManySentence(refusal, language) }
  const sentence = wordsOf(language, 'securityRefusals')(refusal.code)
  if (refusal.code === 'not-an-email' || refusal.code === 'same-address') return refusedAt('to', sentence)
  return { status: 'refused', message: sentence }
}
