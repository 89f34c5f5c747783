import type { ChangePasswordRefusal } from './change-password'

/** The sentence for a refused change of password, and the field it belongs to. */
export function passwordRefusal(refusal: ChangePasswordRefusal): { field?: 'current' | 'code' | 'next'; text: string } {
  switch (refusal.code) {
    case 'too-short':
      return { field: 'next', text: 'Use at least 12 characters. Several words in a row are easy to remember and hard to guess.' }
    case 'too-long':
      return { field: 'next', text: 'Use at most 200 characters.' }
    case 'guessable':
      return {
        field: 'next',
        text: 'This password is easy to guess: it is a common one, follows a pattern, or is made of your own address or name. Use several words that have nothing to do with each other.',
      }
    case 'busy':
      return { text: 'Many passwords are being checked at this moment. Try again in a few seconds. Nothing was changed.' }
    case 'wrong-code':
      return {
        field: 'code',
        text: `That code does not match. ${refusal.attemptsLeft === 1 ? '1 try is left.' : `${refusal.attemptsLeft} tries are left.`}`,
      }
    case 'code-missing':
      return { field: 'code', text: 'Enter the code we mailed you, or send one below.' }
    case 'code-used-up':
      return { field: 'code', text: 'That code does not match, and it was the last try for it. Send another one below.' }
    case 'code-ended':
      return {
        field: 'code',
        text: 'There is no code to compare with: it was used, tried too often, or is older than 10 minutes. Send another one below.',
      }
    case 'codes-off':
      return {
        field: 'code',
        text: 'Too many wrong codes were typed for your address, so codes no longer work for it. Sign out, sign in with the link we mail you, and try again.',
      }
    case 'wrong-password':
      return { field: 'current', text: 'This is not your present password.' }
    case 'not-allowed':
      return { text: 'Sign in to change the password. Nothing was changed.' }
  }
}
