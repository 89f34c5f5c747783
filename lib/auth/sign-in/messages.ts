import { type Refused, refusedAt } from '../../action-state'
import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import type { ChangePasswordRefusal } from '../../users/change-password'
import { passwordRefusal } from '../../users/messages'
import { type TooMany, tooManySentence } from '../limits/rate-limit'
import type { Side } from '../session/claims'
import type { RequestSignInRefusal } from './request-sign-in'
import type { SignInWithCodeRefusal } from './sign-in-with-code'
import type { SignInWithPasswordRefusal } from './sign-in-with-password'

/** Returns the message for a code that could not be sent. */
export function requestRefusal(refusal: RequestSignInRefusal, language: Language = DEFAULT_LANGUAGE): Refused {
  const words = wordsOf(language, 'signInRefusal')
  switch (refusal.code) {
    case 'not-an-email':
      return refusedAt('email', words('not-an-email'))
    case 'too-many':
      return { status: 'refused', message: tooManySentence(refusal, language) }
    case 'many-mails':
      return { status: 'refused', message: words('many-mails', { minutes: String(refusal.minutes) }) }
  }
}

/** Returns the message for a rejected code. */
export function codeRefusal(refusal: SignInWithCodeRefusal, language: Language = DEFAULT_LANGUAGE): Refused {
  const words = wordsOf(language, 'signInRefusal')
  switch (refusal.code) {
    case 'wrong':
      return refusedAt('code', words('wrong', { left: refusal.attemptsLeft }))
    case 'ended':
    case 'codes-off':
      return refusedAt('code', words(refusal.code))
    case 'too-many':
      return { status: 'refused', message: tooManySentence(refusal, language) }
  }
}

const OTHER_WAY_OF_STAFF =
  'If someone else is trying to get in, sign in on the buyers’ page with an emailed code first. We will then recognise this browser, and you can try your password here again.'

/** Returns the message for a failed sign-in with a password. It is the same whether the address or the password was wrong. */
export function passwordSignInRefusal(refusal: SignInWithPasswordRefusal, side: Side, language: Language = DEFAULT_LANGUAGE): Refused {
  const words = wordsOf(language, 'signInRefusal')
  switch (refusal.code) {
    case 'no-match':
      return refusedAt('password', words('no-match'))
    case 'busy':
      return { status: 'refused', message: words('busy') }
    case 'too-many': {
      const otherWay = side === 'staff' ? OTHER_WAY_OF_STAFF : words('otherWay')
      return { status: 'refused', message: `${tooManySentence(refusal, language)} ${otherWay}` }
    }
  }
}

/** The message shown after someone requests a new staff password. It is the same for every address. */
export const FORGOTTEN_SENT =
  'If this address belongs to a member of staff with an authenticator app, a link is on its way to it. It can take a minute. Without the app, ask an owner of the shop for a link.'

/** Returns the message for a failed sign-in with a passkey. */
export function passkeyRefusal(language: Language = DEFAULT_LANGUAGE): Refused {
  return { status: 'refused', message: wordsOf(language, 'signInRefusal')('passkey-refused') }
}

/** Returns the message for a failed second step. */
export function secondStepRefusal(
  refusal: { code: 'wrong-second-step' | 'ended' | 'empty' } | TooMany,
  language: Language = DEFAULT_LANGUAGE,
): Refused {
  const words = wordsOf(language, 'signInRefusal')
  switch (refusal.code) {
    case 'empty':
      return refusedAt('code', words('second-empty'))
    case 'wrong-second-step':
      return refusedAt('code', words('wrong-second-step'))
    case 'ended':
      return { status: 'refused', message: words('second-ended') }
    case 'too-many':
      return { status: 'refused', message: `${tooManySentence(refusal, language)} ${words('owner-told')}` }
  }
}

/** Returns the message for a refused attempt to set a password. */
export function passwordChangeRefusal(refusal: ChangePasswordRefusal | TooMany, language: Language = DEFAULT_LANGUAGE): Refused {
  if (refusal.code === 'too-many') return { status: 'refused', message: tooManySentence(refusal, language) }
  const { field, text } = passwordRefusal(refusal, language)
  return refusedAt(field, text)
}
