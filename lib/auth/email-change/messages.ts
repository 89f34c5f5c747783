import { type ActionState, refusedAt } from '../../action-state'
import { type TooMany, tooManySentence } from '../limits/rate-limit'
import type { ConfirmEmailChangeRefusal } from './confirm-change'
import type { RequestEmailChangeRefusal } from './request-change'

type Code = Exclude<RequestEmailChangeRefusal | ConfirmEmailChangeRefusal, TooMany>['code']

/** About what was typed. */
const FIELD_SENTENCES = {
  'not-an-email': 'Enter an email address in the format name@example.com.',
  'same-address': 'This is your address already. Enter the new one.',
} as const satisfies Partial<Record<Code, string>>

const SENTENCES: Record<Exclude<Code, keyof typeof FIELD_SENTENCES>, string> = {
  'not-fresh': 'You signed in more than ten minutes ago. Nothing was changed. Reload this page and sign in again first.',
  'link-ended': 'This link no longer works. Nothing was changed. Reload this page to see why.',
  'address-taken': 'The new address has an account of its own, so the change is not possible. Your account keeps its address.',
}

/** Returns the message for a change of address that was not made. */
export function emailChangeRefusal(refusal: RequestEmailChangeRefusal | ConfirmEmailChangeRefusal): ActionState {
  if (refusal.code === 'too-many') return { status: 'refused', message: tooManySentence(refusal) }
  if (refusal.code === 'not-an-email' || refusal.code === 'same-address') {
    return refusedAt('to', FIELD_SENTENCES[refusal.code])
  }
  return { status: 'refused', message: SENTENCES[refusal.code] }
}
