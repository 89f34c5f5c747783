import { DAY, HOUR, MINUTE } from '../../clock'
import type { Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'

/** How soon "Check now" may be pressed again. */
export const CHECK_NOW_PAUSE_MS = MINUTE

/**
 * When Enom is asked next how far the authority is: every 2 minutes in the first hour after sending, every 15 minutes
 * on the first day, hourly in the first week, then daily.
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

/** Has Enom asked about a certificate at `at`; an earlier appointment is replaced, so there is one at most. */
export function schedulePoll(tx: Tx, id: string, at: Date): Promise<void> {
  return enqueue(tx, 'certificate.poll', { certificateId: id }, { runAt: at })
}
