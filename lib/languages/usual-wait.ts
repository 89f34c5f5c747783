import { wordsOf } from './text'
import type { Language } from './types'

/** Matches the number of days in `3–7 working days`. */
const DAYS = /^(\d+)–(\d+) working days$/

/**
 * Returns how long issuing a certificate usually takes. The phrases are stored in the database in English. Phrases that are not from our
 * seed data are returned unchanged.
 */
export function usualWaitIn(language: Language, usualWait: string): string {
  const words = wordsOf(language, 'certificate')
  if (usualWait === 'Minutes after you approve an email') return words('wait.minutes')
  const [, from, to] = DAYS.exec(usualWait) ?? []
  return from && to ? words('wait.days', { from, to }) : usualWait
}
