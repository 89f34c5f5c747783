import { DAY } from '../clock'

/**
 * How long one issued file may be valid, by its issue date. CA/Browser Forum ballot SC-081v3, section 6.3.2 of the Baseline Requirements;
 * authorities stay one day below.
 */
const RULES = [
  { from: Date.UTC(2020, 8, 1), days: 397 },
  { from: Date.UTC(2026, 2, 15), days: 199 },
  { from: Date.UTC(2027, 2, 15), days: 99 },
  { from: Date.UTC(2029, 2, 15), days: 46 },
] as const

/** Returns the longest validity, in days, of a file issued at `at`. */
export function fileDays(at: Date): number {
  return RULES.findLast((rule) => rule.from <= at.getTime())?.days ?? RULES[0].days
}

/** Returns how many files are installed during a term that begins at `start`, if each is replaced when it ends. */
export function filesInTerm(years: number, start: Date): number {
  const end = new Date(start)
  end.setUTCFullYear(end.getUTCFullYear() + years)
  let files = 0
  for (let at = start.getTime(); at < end.getTime(); at += fileDays(new Date(at)) * DAY) files += 1
  return files
}
