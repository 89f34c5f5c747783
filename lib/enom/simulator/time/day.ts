/** Returns `M/D/YYYY` (with or without leading zeros) as a sortable number such as 20260131, or null for anything else. */
export function readDay(date: string): number | null {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(date.trim()) ?? []
  if (!year || !month || !day || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null
  return Number(year) * 10_000 + Number(month) * 100 + Number(day)
}

/** Formats such a number as `M/D/YYYY`. */
export function writeDay(day: number): string {
  return `${Math.floor(day / 100) % 100}/${day % 100}/${Math.floor(day / 10_000)}`
}

/** Returns the day six months earlier. Enom's order and transaction lists cover at most this period in one query. */
export function sixMonthsBefore(day: number): number {
  const month = Math.floor(day / 100) % 100
  const year = Math.floor(day / 10_000)
  const [thenYear, thenMonth] = month > 6 ? [year, month - 6] : [year - 1, month + 6]
  return thenYear * 10_000 + thenMonth * 100 + (day % 100)
}

const DAY = 86_400_000

/**
 * Returns a function that tests whether a time falls within these days, first and last included, in the time zone of `dateOf` (which
 * formats as `M/D/YYYY`). Only times near either end are formatted, because lists test ten thousand of them.
 */
export function between(begin: number, end: number, dateOf: (iso: string) => string): (iso: string) => boolean {
  const [outerFrom, innerFrom] = [shifted(begin, -1), shifted(begin, 2)]
  const [innerTo, outerTo] = [shifted(end, -1), shifted(end, 2)]
  return (iso) => {
    if (iso < outerFrom || iso > outerTo) return false
    if (iso > innerFrom && iso < innerTo) return true
    const day = readDay(dateOf(iso)) ?? 0
    return day >= begin && day <= end
  }
}

/** Returns the start of a day in UTC, shifted by a number of days. No time zone is more than 14 hours from UTC. */
function shifted(day: number, days: number): string {
  const at = Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100)
  return new Date(at + days * DAY).toISOString()
}
