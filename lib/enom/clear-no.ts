import { readCode } from './codes'
import type { EnomMessage } from './errors'

/** Systems in Enom's response codes whose checks come before Enom does anything. */
const LOOKED_AT_FIRST = new Set(['validation', 'authentication', 'policy'])
const NATURES_BEFORE = new Set(['insufficient reseller balance', 'down for maintenance'])
const WORDS_BEFORE = /\binsufficient [^.]{0,60}(balance|funds)|too many (requests|calls|connections)/i

/**
 * Whether Enom refused before doing anything. It checks the request, its rules and the balance before it sells or submits. A refusal by its
 * own systems, or one with neither a code nor known words, may come afterwards. Inferred from Enom's table of codes.
 */
export function saysNoFirst(messages: readonly EnomMessage[]): boolean {
  const codes = messages.flatMap(({ code }) => code ?? [])
  if (!codes.length) return messages.every(({ text }) => WORDS_BEFORE.test(text))
  return codes.every((code) => {
    const read = readCode(code)
    return read !== null && (LOOKED_AT_FIRST.has(read.system) || NATURES_BEFORE.has(read.nature))
  })
}
