import type { Tx } from '../../db/transaction'

/** The days on which buyers are reminded, in the order of the reminders. */
export type ReminderDays = {
  /**
   * For an unfinished set-up, counted from the time when the set-up could begin. An additional reminder is always sent an hour after that
   * time.
   */
  afterPayment: readonly number[]
  beforeFileEnds: readonly number[]
  beforeCoverEnds: readonly number[]
}

export const OWN_DAYS: ReminderDays = {
  afterPayment: [1, 3, 7, 14, 30],
  beforeFileEnds: [30, 14, 7, 3, 1],
  beforeCoverEnds: [60, 30, 14, 7, 1],
}

/** Returns the days chosen by staff, or the shop's defaults. Anyone may read them. */
export async function readReminderDays(tx: Pick<Tx, 'reminderDays'>): Promise<ReminderDays> {
  const row = await tx.reminderDays.findUnique({
    where: { id: 1 },
    select: { afterPayment: true, beforeFileEnds: true, beforeCoverEnds: true },
  })
  return row ?? OWN_DAYS
}
