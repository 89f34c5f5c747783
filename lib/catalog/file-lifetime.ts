import { longestLifetime } from '../chain/lifetimes'
import { DAY } from '../clock'

/** Returns the longest validity, in days, of a file issued at `at`. Authorities stay one day below the rule. */
export function fileDays(at: Date): number {
  return longestLifetime(at) - 1
}

/** Returns how many files are installed during a term that begins at `start`, if each is replaced when it ends. */
export function filesInTerm(years: number, start: Date): number {
  const end = new Date(start)
  end.setUTCFullYear(end.getUTCFullYear() + years)
  let files = 0
  for (let at = start.getTime(); at < end.getTime(); at += fileDays(new Date(at)) * DAY) files += 1
  return files
}
