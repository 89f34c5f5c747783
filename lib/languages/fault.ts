import type { Messages } from './text'

/** A possible error in a value: the key of a message in `faults`. */
export type Fault = keyof Messages['faults']

const MARK = 'fault:'

/**
 * Returns a schema’s error for an invalid value: the key of a message, which `faultText` translates into the reader’s language. Does not
 * import the messages, because the browser loads schemas too.
 */
export function fault(key: Fault): string {
  return `${MARK}${key}`
}

/** Returns the key in a schema’s error, or null if the error is a sentence. */
export function readFault(answer: string): string | null {
  return answer.startsWith(MARK) ? answer.slice(MARK.length) : null
}
