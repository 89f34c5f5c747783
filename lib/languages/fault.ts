import type { Messages } from './text'

/** What can be wrong with a value: a message of `faults`. */
export type Fault = keyof Messages['faults']

const MARK = 'fault:'

/**
 * Returns a schema’s answer about an invalid value: the key of a message, which `faultText` puts into the reader’s language. Imports no
 * messages, because the browser loads schemas too.
 */
export function fault(key: Fault): string {
  return `${MARK}${key}`
}

/** Returns the key in a schema’s answer, or null if the answer is a sentence. */
export function readFault(answer: string): string | null {
  return answer.startsWith(MARK) ? answer.slice(MARK.length) : null
}
