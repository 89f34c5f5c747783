import { listIn, wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import type { Address, AddressProblem } from './read-address'

/** Returns why an address cannot be secured, and what to enter instead. */
export function addressProblemText(problem: AddressProblem, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'address')
  if (problem.code === 'one_of_several') {
    return words('one_of_several', { problem: addressProblemText(problem.problem, language), first: problem.first })
  }
  if (problem.code === 'odd_sign') {
    const { value, sign } = problem
    const isHyphen = /[\p{Pd}\u2212]/u.test(sign)
    return words(isHyphen ? 'hyphen' : 'odd_sign', { value, sign: signWord(language, sign), code: codeOf(sign).toUpperCase() })
  }
  if (problem.code === 'not_a_name' && problem.value.includes('_')) return words('underscore', { value: problem.value })
  const { code, ...values } = problem
  return words(code, values)
}

/** Characters that have their own name in the messages. */
const NAMED = ['u2010', 'u2012', 'u2013', 'u2014', 'u2015', 'u2212', 'u00ad', 'u2019', 'u2026'] as const

function signWord(language: Language, sign: string): string {
  const words = wordsOf(language, 'address')
  const named = NAMED.find((one) => one === codeOf(sign).replace('+', ''))
  if (named) return words(`signs.${named}`)
  return /[\p{C}\p{Z}\p{M}]/u.test(sign) ? words('signs.invisible') : words('signs.other', { sign })
}

/** Returns the code of a character: `u+2013`. */
function codeOf(sign: string): string {
  return `u+${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
}

/** Returns a note on what was removed from a pasted web address, or null. */
export function addressNote({ removed, unicode, name }: Address, language: Language = DEFAULT_LANGUAGE): string | null {
  const words = wordsOf(language, 'address')
  if (removed.length === 0) return unicode === name ? null : words('written', { name })
  const parts = removed.map((part) => words(`parts.${part}`))
  return words('removed', { parts: listIn(language, parts), name: unicode })
}
