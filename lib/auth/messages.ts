import type { ActionState } from '../action-state'
import type { ChangePasswordRefusal } from '../users/change-password'
import { passwordRefusal } from '../users/messages'
import type { Side } from './claims'
import { type TooMany, tooManySentence } from './rate-limit'
import type { RequestSignInRefusal } from './request-sign-in'
import type { SignInWithCodeRefusal } from './sign-in-with-code'
import type { SignInWithPasswordRefusal } from './sign-in-with-password'

type Refused = Extract<ActionState, { status: 'refused' }>

const refusedField = (field: string, text: string): Refused => ({
  status: 'refused',
  message: 'There is a problem',
  fields: { [field]: text },
})

/** Why no code was sent. */
export function requestRefusal(refusal: RequestSignInRefusal): Refused {
  switch (refusal.code) {
    case 'not-an-email':
      return refusedField('email', 'Enter an email address in the format name@example.com.')
    case 'too-many':
      return { status: 'refused', message: tooManySentence(refusal) }
    case 'many-mails':
      return {
        status: 'refused',
        message: `Many codes for this address were asked for in the last hour. Open the newest of these mails and press its button, or try again in ${refusal.minutes} minutes.`,
      }
  }
}

/** Why a code did not open anything. */
export function codeRefusal(refusal: SignInWithCodeRefusal): Refused {
  switch (refusal.code) {
    case 'wrong': {
      const left = refusal.attemptsLeft === 1 ? '1 try is left.' : `${refusal.attemptsLeft} tries are left.`
      return refusedField('code', `That code does not match. ${left}`)
    }
    case 'ended':
      return refusedField(
        'code',
        'This code has ended: it was used, tried too often, or is older than 10 minutes. Ask for a new one below.',
      )
    case 'codes-off':
      return refusedField(
        'code',
        'Too many wrong codes were typed for this address, so codes no longer work for it. Send another mail below and press the button in it: that signs you in.',
      )
    case 'too-many':
      return { status: 'refused', message: tooManySentence(refusal) }
  }
}

const OTHER_WAY = {
  client: 'You can have a code sent instead.',
  staff:
    'If somebody else is trying to get in: sign in on the buyers’ page with a mailed code first. Then this browser is known, and your password can be tried here again.',
} as const satisfies Record<Side, string>

/** Why a password did not open anything. The same words whether the address or the password was wrong. */
export function passwordSignInRefusal(refusal: SignInWithPasswordRefusal, side: Side): Refused {
  switch (refusal.code) {
    case 'no-match':
      return refusedField('password', 'This address and password do not belong together. Check both.')
    case 'busy':
      return {
        status: 'refused',
        message: 'Many people are signing in at this moment. Try again in a few seconds; your password was not checked.',
      }
    case 'too-many':
      return { status: 'refused', message: `${tooManySentence(refusal)} ${OTHER_WAY[side]}` }
  }
}

/** Why a password was not set. */
export function passwordChangeRefusal(refusal: ChangePasswordRefusal | TooMany): Refused {
  if (refusal.code === 'too-many') return { status: 'refused', message: tooManySentence(refusal) }
  const { field, text } = passwordRefusal(refusal)
  return { status: 'refused', message: text, fields: field && { [field]: text } }
}
