import { DAY, HOUR, MINUTE } from '../../clock'
import type { Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'

/** How soon "Check now" can be pressed again. */
export const CHECK_NOW_PAUSE_MS = MINUTE

/**
 * Returns when to check the authority's progress next: every 2 minutes in the first hour after sending, every 15 minutes on the first day,
 * hourly in the first week, then daily.
 */
export function nextCheckAt(submittedAt: Date, at: Date): Date {
  return new Date(at.getTime() + pause(at.getTime() - submittedAt.getTime()))
}

function pause(age: number): number {
  if (age < HOUR) return 2 * MINUTE
  if (age < DAY) return 15 * MINUTE
  if (age < 7 * DAY) return HOUR
  return DAY
}

/** Schedules a poll of a certificate at `at`. Replaces any earlier poll, so there is at most one. */
export function schedulePoll(tx: Tx, id: string, at: Date): Promise<void> {
  return enqueue(tx, 'certificate.poll', { certificateId: id }, { runAt: at })
}
