import { DAY, HOUR, MINUTE } from '../clock'

/** How soon "Check now" may be pressed again. */
export const CHECK_NOW_PAUSE = MINUTE

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
