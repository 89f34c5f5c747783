import { DEFAULT_LANGUAGE, type Language, PROSE_FORMAT_OF } from '../../languages/types'

const MONTH = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
const MOMENT = { ...MONTH, day: 'numeric', hour: '2-digit', minute: '2-digit' } as const

const write = (at: string, language: Language, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(PROSE_FORMAT_OF[language] ?? language, parts).format(new Date(at))

/** Returns a month such as `2026-11` as `November 2026`. */
export function monthText(month: string): string {
  return write(`${month}-01`, DEFAULT_LANGUAGE, MONTH)
}

/** Returns `2 June 2027 at 10:00 UTC`. */
export function momentText(at: string, language: Language): string {
  return `${write(at, language, MOMENT)} UTC`
}
