/**
 * How many days a public TLS certificate may live, by the day it is issued.
 * Source: CA/Browser Forum Baseline Requirements §6.3.2, ballots SC-31 (398 days) and SC-081v3 (200, 100, 47 days).
 */
const LIFETIMES: readonly { from: string; days: number }[] = [
  { from: '2029-03-15', days: 47 },
  { from: '2027-03-15', days: 100 },
  { from: '2026-03-15', days: 200 },
  { from: '2020-09-01', days: 398 },
]

/** The longest life, in days, of a certificate issued at `issued`; before September 2020 it was 825. */
export function longestLifetime(issued: Date): number {
  return LIFETIMES.find(({ from }) => issued >= new Date(`${from}T00:00:00Z`))?.days ?? 825
}
