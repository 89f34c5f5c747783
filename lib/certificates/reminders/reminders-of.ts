import { DAY, earlier, later } from '../../clock'
import type { ReminderDays } from '../lifecycle/reminder-days'

export type ReminderDate = { at: Date; kind: 'file' | 'cover' | 'set_up'; days: number }

/**
 * Returns the dates on which buyers would be reminded of a file and a cover that end on this day, and of a set-up that can begin then, in
 * chronological order.
 */
export function remindersOf({ afterPayment, beforeFileEnds, beforeCoverEnds }: ReminderDays, day: Date): ReminderDate[] {
  const before = (kind: 'file' | 'cover', list: readonly number[]) => list.map((days) => ({ kind, days, at: earlier(day, days * DAY) }))
  const after = afterPayment.map((days) => ({ kind: 'set_up' as const, days, at: later(day, days * DAY) }))
  return [...before('file', beforeFileEnds), ...before('cover', beforeCoverEnds), ...after].sort(
    (one, other) => one.at.getTime() - other.at.getTime(),
  )
}
