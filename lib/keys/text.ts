import english from '../languages/messages/en/keys.json' with { type: 'json' }
import type { KeyProblem, PasswordProblem } from './types'

/** The texts about keys and their files. Pages in other languages pass their own texts to the scripts. */
export type KeyWords = typeof english.keys

export const ENGLISH_KEY_WORDS: KeyWords = english.keys

/** Returns what is wrong with a key file, and how to fix it. */
export function keyProblemText(problem: KeyProblem, words: Pick<KeyWords, 'problems'> = ENGLISH_KEY_WORDS): string {
  const text = words.problems[problem.code]
  return problem.code === 'another-certificate' ? text.replace('{wanted}', problem.wanted).replace('{found}', problem.found) : text
}

/** Returns what is wrong with a new password. */
export function passwordProblemText(problem: PasswordProblem, words: KeyWords = ENGLISH_KEY_WORDS): string {
  return problem === 'short' ? words.passwordShort : words.passwordLetters
}
