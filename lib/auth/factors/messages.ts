import { type Refused, refusedAt } from '../../action-state'
import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'

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

/** Returns the message for a refused change to someone's sign-in methods. */
export function factorRefusal({ code }: FactorRefusal, language: Language = DEFAULT_LANGUAGE): Refused {
  const sentence = wordsOf(language, 'securityRefusals')(code)
  if (code === 'wrong-app-code') return refusedAt('code', sentence)
  if (code === 'no-name') return refusedAt('name', sentence)
  return { status: 'refused', message: sentence }
}
