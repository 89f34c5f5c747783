import { wordsOf } from '../languages/text'
import { DEFAULT_LANGUAGE, FORMAT_OF, type Language } from '../languages/types'
import type { CsrProblem } from './types'

/** Returns the message for pasted text that cannot be used: what it is, and what to do. */
export function problemText(problem: CsrProblem, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'requestProblems')
  const count = (characters: number) => characters.toLocaleString(FORMAT_OF[language] ?? language)
  switch (problem.code) {
    case 'several_requests':
      return words('several_requests', { count: problem.count })
    case 'cut_off':
      return words(`cutOff.${problem.missing}`)
    case 'text_too_long':
    case 'too_long':
      return words(problem.code, { characters: count(problem.characters), limit: count(problem.limit) })
    case 'malformed':
      return words('malformed', { fault: words(`faults.${problem.part}`) })
    case 'bad_text':
      return words('bad_text', { field: words(`fields.${problem.field}`) })
    case 'hash_refused':
      return words('hash_refused', { hash: problem.hash })
    case 'algorithm_refused':
      return words('algorithm_refused', { oid: problem.oid })
    case 'unsupported_key':
      return words('unsupported_key', { key: problem.key })
    default:
      return words(problem.code)
  }
}
