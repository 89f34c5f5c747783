import { type Refused, refusedAt } from '../../action-state'
import type { ChangePasswordRefusal } from '../../users/change-password'
import { passwordRefusal } from '../../users/messages'
import { type TooMany, tooManySentence } from '../limits/rate-limit'
import type { Side } from '../session/claims'
import type { RequestSignInRefusal } from './request-sign-in'
import type { SignInWithCodeRefusal } from './sign-in-with-code'
import type { SignInWithPasswordRefusal } from './sign-in-with-password'

/** Returns the message for a code that was not sent. */
export function requestRefusal(refusal: RequestSignInRefusal): Refused {
  switch (refusal.code) {
    case 'not-an-email':
      return refusedAt('email', 'Enter an email address in the format name@example.com.')
    case 'too-many':
      return { status: 'refused', message: tooManySentence(refusal) }
    case 'many-mails':
      return {
        status: 'refused',
        message: `You asked for many codes in the last hour. Open the newest email and press its button, or try again in ${refusal.minutes} minutes.`,
      }
  }
}

/** Returns the message for a code that was not accepted. */
export function codeRefusal(refusal: SignInWithCodeRefusal): Refused {
  switch (refusal.code) {
    case 'wrong': {
      const left = refusal.attemptsLeft === 1 ? '1 try is left.' : `${refusal.attemptsLeft} tries are left.`
      return refusedAt('code', `That code doesn’t match. ${left}`)
    }
    case 'ended':
      return refusedAt(
        'code',
        'This code no longer works: it was used, tried too often, or is older than 10 minutes. Ask for a new one below.',
      )
    case 'codes-off':
      return refusedAt(
        'code',
        'Too many wrong codes were entered for this address, so codes no longer work for it. Send yourself another email below and press the button in it to sign in.',
      )
    case 'too-many':
      return { status: 'refused', message: tooManySentence(refusal) }
  }
}

const OTHER_WAY = {
  client: 'You can get a code by email instead.',
  staff:
    'If someone else is trying to get in, sign in on the buyers’ page with an emailed code first. Then we know this browser, and you can try your password here again.',
} as const satisfies Record<Side, string>

/** Returns the message for a failed sign-in with a password. It is the same whether the address or the password was wrong. */
export function passwordSignInRefusal(refusal: SignInWithPasswordRefusal, side: Side): Refused {
  switch (refusal.code) {
    case 'no-match':
      return refusedAt('password', 'That email address and password don’t match.')
    case 'busy':
      return {
        status: 'refused',
        message: 'Many people are signing in right now. Your password was not checked. Try again in a few seconds.',
      }
    case 'too-many':
      return { status: 'refused', message: `${tooManySentence(refusal)} ${OTHER_WAY[side]}` }
  }
}

/** The message after a new staff password was asked for. It is the same for every address. */
export const FORGOTTEN_SENT =
  'If this address works here and signs in with an authenticator app, a link is on its way to it. It can take a minute. Without the app, ask an owner of the shop for a link.'

/** The message for a passkey that did not sign in. */
export const PASSKEY_REFUSED: Refused = {
  status: 'refused',
  message: 'This passkey does not sign in here. It may have been removed from the account, or the question was older than five minutes.',
}

/** Returns the message for a second step that was not accepted. */
export function secondStepRefusal(refusal: { code: 'wrong-second-step' | 'ended' | 'empty' } | TooMany): Refused {
  switch (refusal.code) {
    case 'empty':
      return refusedAt('code', 'Enter the six digits your authenticator app shows, or one of your recovery codes.')
    case 'wrong-second-step':
      return refusedAt(
        'code',
        'This code doesn’t match, or it was used before. Wait for the next one in your app, or use another recovery code.',
      )
    case 'ended':
      return { status: 'refused', message: 'This took longer than ten minutes. Start signing in again.' }
    case 'too-many':
      return { status: 'refused', message: `${tooManySentence(refusal)} We’ve emailed the owner of the account.` }
  }
}

/** Returns the message for a password that was not set. */
export function passwordChangeRefusal(refusal: ChangePasswordRefusal | TooMany): Refused {
  if (refusal.code === 'too-many') return { status: 'refused', message: tooManySentence(refusal) }
  const { field, text } = passwordRefusal(refusal)
  return refusedAt(field, text)
}
