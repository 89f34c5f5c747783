/**
 * The longest validity of a public TLS certificate in days, by its issue date. Source: CA/Browser Forum Baseline Requirements §6.3.2,
 * ballots SC-31 (398 days) and SC-081v3 (200, 100, 47 days).
 */
const LIFETIMES: readonly { from: string; days: number }[] = [
  { from: '2029-03-15', days: 47 },
  { from: '2027-03-15', days: 100 },
  { from: '2026-03-15', days: 200 },
  { from: '2020-09-01', days: 398 },
]

/** Returns the longest validity, in days, of a certificate issued at `issued`. Before September 2020 it was 825. */
export function longestLifetime(issued: Date): number {
  return LIFETIMES.find(({ from }) => issued >= new Date(`${from}T00:00:00Z`))?.days ?? 825
}
