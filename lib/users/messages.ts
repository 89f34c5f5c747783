import type { ChangePasswordRefusal } from './change-password'

/** The sentence for a refused change of password, and the field it belongs to. */
export function passwordRefusal(refusal: ChangePasswordRefusal): { field?: 'current' | 'next'; text: string } {
  switch (refusal.code) {
    case 'too-short':
      return { field: 'next', text: 'Use at least 12 characters. Several words in a row are easy to remember and hard to guess.' }
    case 'too-long':
      return { field: 'next', text: 'Use at most 200 characters.' }
    case 'wrong-password':
      return { field: 'current', text: 'This is not your present password.' }
    case 'not-allowed':
      return { text: 'Sign in to change the password. Nothing was changed.' }
  }
}
