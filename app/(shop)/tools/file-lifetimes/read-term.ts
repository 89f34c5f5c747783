import { now } from '@/lib/clock'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { err, ok, type Result } from '@/lib/result'

export const TERMS = [1, 2, 3, 4, 5] as const

export type TermRead = Result<{ start: Date; years: number }, string>

/** The day a term begins and its length in years, from the page's URL. Defaults to today and one year. */
export function readTerm(language: Language, from: string | undefined, years: string | undefined): TermRead {
  const words = wordsOf(language, 'lifetimes')
  const term = TERMS.find((one) => String(one) === years) ?? 1
  if (!from) return ok({ start: new Date(`${now().toISOString().slice(0, 10)}T00:00:00Z`), years: term })
  const start = new Date(`${from}T00:00:00Z`)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(from) && !Number.isNaN(start.getTime()) && start.toISOString().startsWith(from)
  if (!isDay) return err(words('notADay', { typed: from.slice(0, 40) }))
  const isInRange = from >= '2020-09-01' && from <= '2040-12-31'
  return isInRange ? ok({ start, years: term }) : err(words('outOfRange'))
}
