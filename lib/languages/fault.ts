import type { Messages } from './text'

/** What can be wrong with a value: a message of `faults`. */
export type Fault = keyof Messages['faults']

const MARK = 'fault:'

/**
 * Returns what a schema answers about a value that can’t be used: the key of a message, which the answer to the form says in its reader’s
 * language (`faultText`). Imports no message, because schemas are read in the browser too.
 */
export function fault(key: Fault): string {
  return `${MARK}${key}`
}

/** Returns the key in a schema’s answer, or null if the schema wrote a sentence. */
export function readFault(answer: string): string | null {
  return answer.startsWith(MARK) ? answer.slice(MARK.length) : null
}
