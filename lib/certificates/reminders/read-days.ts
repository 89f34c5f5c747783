import { db } from '../../db/client'
import { type ReminderDays, readReminderDays } from '../lifecycle/reminder-days'

/** Returns the days on which buyers are reminded, for use in the shop's texts. Anyone may read them. */
export function readDays(): Promise<ReminderDays> {
  return readReminderDays(db)
}
