import { type Refused, refusedAt } from '../../action-state'

export type FactorRefusal = {
  code:
    | 'not-fresh'
    | 'already-on'
    | 'not-on'
    | 'not-allowed'
    | 'no-password'
    | 'wrong-app-code'
    | 'not-found'
    | 'no-name'
    | 'too-many-passkeys'
    | 'passkey-refused'
    | 'passkey-known'
}

/** Returns the message for a change to how someone signs in that was not made. */
export function factorRefusal({ code }: FactorRefusal): Refused {
  if (code === 'wrong-app-code') return refusedAt('code', SENTENCES[code])
  if (code === 'no-name') return refusedAt('name', SENTENCES[code])
  return { status: 'refused', message: SENTENCES[code] }
}

const SENTENCES: Record<FactorRefusal['code'], string> = {
  'not-fresh': 'You signed in more than ten minutes ago. Nothing was changed. Reload this page and sign in again first.',
  'already-on': 'You have an authenticator app already. Remove it first, then set up another one.',
  'not-on': 'You have no authenticator app. Nothing was changed.',
  'not-allowed': 'Sign in to change this. Nothing was changed.',
  'no-password': 'There is no password to remove. Members of staff keep theirs.',
  'wrong-app-code': 'This code doesn’t match. Enter the six digits your app shows now. If it keeps failing, check the clock of your phone.',
  'not-found': 'This was ended or removed already. Reload the page.',
  'no-name': 'Enter a name that tells you which device it is, such as “Phone”.',
  'too-many-passkeys': 'You have 20 passkeys, and more are not possible. Remove one first.',
  'passkey-refused': 'The passkey could not be checked, or it took longer than five minutes. Nothing was changed. Try again.',
  'passkey-known': 'This passkey is in use already.',
}
