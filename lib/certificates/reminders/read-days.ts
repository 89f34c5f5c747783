import { db } from '../../db/client'
import { type ReminderDays, readReminderDays } from '../lifecycle/reminder-days'

/** Returns on which days buyers are reminded, for what the shop says about it. Anyone may read it. */
export function readDays(): Promise<ReminderDays> {
  return readReminderDays(db)
}
