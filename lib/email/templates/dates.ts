import { DEFAULT_LANGUAGE, type Language, PROSE_FORMAT_OF } from '../../languages/types'

const MONTH = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const

const write = (at: string, language: Language, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(PROSE_FORMAT_OF[language] ?? language, parts).format(new Date(at))

/** Returns e.g. `November 2026` for a month such as `2026-11`. */
export function monthText(month: string): string {
  return write(`${month}-01`, DEFAULT_LANGUAGE, MONTH)
}
