import { wordsOf } from '@/lib/languages/text'
import { type Language, PROSE_FORMAT_OF } from '@/lib/languages/types'

/** Returns the title of a comparison, e.g. `RapidSSL or Sectigo EV?`. */
export function titleOf(language: Language, chosen: readonly { name: string }[]): string {
  const words = wordsOf(language, 'compare')
  if (chosen.length < 2) return words('title')
  const list = new Intl.ListFormat(PROSE_FORMAT_OF[language], { type: 'disjunction' })
  return words('titleOf', { names: list.format(chosen.map(({ name }) => name)) })
}
