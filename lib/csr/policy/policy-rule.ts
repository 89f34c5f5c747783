import { type Messages, wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import type { CsrFacts, Finding, ProductRules, Severity } from '../types'

/** A rule about requests. Returns its finding, if any. */
export type Rule = (facts: CsrFacts, product: ProductRules) => Finding | undefined

/** Returns the text of findings in the given language. */
export function findingWords(language: Language) {
  return wordsOf(language, 'findings')
}

type Sentence = { [Key in keyof Messages['findings']]: Messages['findings'][Key] extends string ? Key : never }[keyof Messages['findings']]

/** Returns a sentence from the messages with its values filled in, in any language. */
export function says(key: Sentence, values: Record<string, string | number> = {}): Finding['say'] {
  return (language) => findingWords(language)(key, values)
}

export function finding(severity: Severity, code: string, say: Finding['say']): Finding {
  return { severity, code, text: say(DEFAULT_LANGUAGE), say }
}
