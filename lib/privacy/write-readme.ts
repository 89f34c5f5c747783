import { momentAt } from '../languages/format'
import { wordsOf } from '../languages/text'
import type { Language } from '../languages/types'
import type { Subject } from './gather'

/** Returns the `README.txt` of an export made at this time: what each of its files contains, and what is left out. */
export function writeReadme(subjects: readonly Subject[], { at, language }: { at: Date; language: Language }): string {
  const words = wordsOf(language, 'dataExport')
  const width = Math.max(...subjects.map((subject) => nameOf(subject).length)) + 2
  const files = subjects.map((subject) => `${nameOf(subject).padEnd(width)}${words(`files.${subject}`)}`)
  return [words('made', { at: momentAt(at, language) }), '', words('lead'), '', ...files, '', words('leftOut'), ''].join('\n')
}

/** Returns the name of the file about a subject. It is the same in every language. */
export function nameOf(subject: Subject): string {
  return `${subject}.json`
}
