import { longestLifetime } from '../chain/lifetimes'
import { DAY } from '../clock'

/** Returns the maximum validity, in days, of a file issued at `at`. Authorities stay one day below the limit. */
export function fileDays(at: Date): number {
  return longestLifetime(at) - 1
}

/** Returns how many files are installed during a term that begins at `start`, if each is replaced when it expires. */
export function filesInTerm(years: number, start: Date): number {
  return filesOfTerm(years, start).length
}

/**
 * Returns the files of a term that begins at `start`, if each is replaced when it expires: the first day of each and its validity in days.
 */
export function filesOfTerm(years: number, start: Date): { from: Date; days: number }[] {
  const end = new Date(start)
  end.setUTCFullYear(end.getUTCFullYear() + years)
  const files: { from: Date; days: number }[] = []
  let at = start.getTime()
  while (at < end.getTime()) {
    const [from, longest] = [new Date(at), fileDays(new Date(at))]
    files.push({ from, days: Math.min(longest, Math.ceil((end.getTime() - at) / DAY)) })
    at += longest * DAY
  }
  return files
}
