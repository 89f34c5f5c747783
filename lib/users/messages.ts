import type { ChangePasswordRefusal } from './change-password'

/** Returns the message for a refused change of password, and the field it belongs to. */
export function passwordRefusal(refusal: ChangePasswordRefusal): { field?: 'current' | 'code' | 'next'; text: string } {
  switch (refusal.code) {
    case 'too-short':
      return { field: 'next', text: 'Use at least 12 characters. Several words in a row are easy to remember and hard to guess.' }
    case 'too-long':
      return { field: 'next', text: 'Use at most 200 characters.' }
    case 'guessable':
      return {
        field: 'next',
        text: 'This password is easy to guess: it is common, follows a pattern, or contains your own address or name. Use several unrelated words.',
      }
    case 'busy':
      return { text: 'Many passwords are being checked right now. Nothing was changed. Try again in a few seconds.' }
    case 'wrong-code':
      return {
        field: 'code',
        text: `That code doesn’t match. ${refusal.attemptsLeft === 1 ? '1 try is left.' : `${refusal.attemptsLeft} tries are left.`}`,
      }
    case 'code-missing':
      return { field: 'code', text: 'Enter the code we emailed you, or send yourself one below.' }
    case 'code-used-up':
      return { field: 'code', text: 'That code doesn’t match, and that was your last try. Send yourself another one below.' }
    case 'code-ended':
      return {
        field: 'code',
        text: 'Your code no longer works: it was used, tried too often, or is older than 10 minutes. Send yourself another one below.',
      }
    case 'codes-off':
      return {
        field: 'code',
        text: 'Too many wrong codes were entered for your address, so codes no longer work for it. Sign out, sign in with the link we email you, and try again.',
      }
    case 'wrong-password':
      return { field: 'current', text: 'This is not your current password.' }
    case 'not-allowed':
      return { text: 'Sign in to change the password. Nothing was changed.' }
  }
}
