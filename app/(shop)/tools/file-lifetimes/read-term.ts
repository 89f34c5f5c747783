import { now } from '@/lib/clock'
import { err, ok, type Result } from '@/lib/result'

export const TERMS = [1, 2, 3, 4, 5] as const

/** The day a term begins and its years, from the address of the page. Today and one year are the defaults. */
export function readTerm(from: string | undefined, years: string | undefined): Result<{ start: Date; years: number }, string> {
  const term = TERMS.find((one) => String(one) === years) ?? 1
  if (!from) return ok({ start: new Date(`${now().toISOString().slice(0, 10)}T00:00:00Z`), years: term })
  const start = new Date(`${from}T00:00:00Z`)
  const isDay = /^\d{4}-\d\d-\d\d$/.test(from) && !Number.isNaN(start.getTime()) && start.toISOString().startsWith(from)
  if (!isDay) return err(`“${from.slice(0, 40)}” is not a day. Write year, month and day: 2027-03-15.`)
  const isInRange = from >= '2020-09-01' && from <= '2040-12-31'
  return isInRange ? ok({ start, years: term }) : err('Choose a day from 2020-09-01 to 2040-12-31. Other rules applied before.')
}
