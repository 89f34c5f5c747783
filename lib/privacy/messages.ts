import type { ActionState } from '../action-state'
import { type TooMany, tooManySentence } from '../auth/limits/rate-limit'

const SENTENCES = {
  'not-found': 'Sign in to delete your account. Nothing was deleted.',
  'still-open': 'Something of this account is still open, so nothing was deleted. Open “Your data” in your account to see what it is.',
  'link-ended': 'This link no longer works. Nothing was deleted. Reload this page to see why.',
} as const

/** Returns the message for a deletion that was not asked for or not carried out. */
export function deletionRefusal(refusal: { code: keyof typeof SENTENCES } | TooMany): ActionState {
  return { status: 'refused', message: refusal.code === 'too-many' ? tooManySentence(refusal) : SENTENCES[refusal.code] }
}
