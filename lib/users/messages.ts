import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../languages/types'
import type { ChangePasswordRefusal } from './change-password'
import { PASSWORD_MAX, PASSWORD_MIN } from './passwords'

/** Returns the message for a refused password change and the field it belongs to. */
export function passwordRefusal(
  refusal: ChangePasswordRefusal,
  language: Language = DEFAULT_LANGUAGE,
): { field?: 'current' | 'code' | 'next'; text: string } {
  const words = wordsOf(language, 'yourPassword')
  switch (refusal.code) {
    case 'too-short':
      return { field: 'next', text: words('refused.too-short', { least: String(PASSWORD_MIN) }) }
    case 'too-long':
      return { field: 'next', text: words('refused.too-long', { most: String(PASSWORD_MAX) }) }
    case 'guessable':
      return { field: 'next', text: words('refused.guessable') }
    case 'wrong-code':
      return { field: 'code', text: words('refused.wrong-code', { left: refusal.attemptsLeft }) }
    case 'code-missing':
    case 'code-used-up':
    case 'code-ended':
    case 'codes-off':
      return { field: 'code', text: words(`refused.${refusal.code}`) }
    case 'wrong-password':
      return { field: 'current', text: words('refused.wrong-password') }
    case 'busy':
    case 'not-allowed':
      return { text: words(`refused.${refusal.code}`) }
  }
}
