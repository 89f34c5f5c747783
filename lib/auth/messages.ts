import type { ActionState } from '../action-state'
import { tooManySentence } from './rate-limit'
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
    case 'too-many':
      return { status: 'refused', message: tooManySentence(refusal) }
  }
}

/** Why a password did not open anything. The same words whether the address or the password was wrong. */
export function passwordSignInRefusal(refusal: SignInWithPasswordRefusal): Refused {
  switch (refusal.code) {
    case 'no-match':
      return refusedField('password', 'This address and password do not belong together. Check both.')
    case 'too-many':
      return { status: 'refused', message: tooManySentence(refusal) }
  }
}
