type DatedDays = readonly { from: string; days: number }[]

/**
 * The maximum validity of a public TLS certificate in days, by issue date. Source: CA/Browser Forum Baseline Requirements §6.3.2, ballots
 * SC-31 (398 days) and SC-081v3 (200, 100, 47 days).
 */
export const LIFETIMES: DatedDays = [
  { from: '2029-03-15', days: 47 },
  { from: '2027-03-15', days: 100 },
  { from: '2026-03-15', days: 200 },
  { from: '2020-09-01', days: 398 },
]

/** The number of days for which an authority may reuse the proof of a name, by the issue date of the file. Source: SC-081v3, §4.2.1. */
const PROOF_REUSE: DatedDays = [
  { from: '2029-03-15', days: 10 },
  { from: '2027-03-15', days: 100 },
  { from: '2026-03-15', days: 200 },
]

/** From this date, names can no longer be approved by email. Source: CA/Browser Forum ballot SC-090, §3.2.2.4.4. */
export const EMAIL_APPROVAL_ENDS = new Date('2028-03-15T00:00:00Z')

function daysAt(rules: DatedDays, at: Date): number | undefined {
  return rules.find(({ from }) => at >= new Date(`${from}T00:00:00Z`))?.days
}

/** Returns the maximum validity, in days, of a certificate issued at `issued`. Before September 2020, the limit was 825 days. */
export function longestLifetime(issued: Date): number {
  return daysAt(LIFETIMES, issued) ?? 825
}

/** Returns how many days the proof of a name is valid for a file issued at `issued`. */
export function proofReuseDays(issued: Date): number {
  return daysAt(PROOF_REUSE, issued) ?? 398
}
