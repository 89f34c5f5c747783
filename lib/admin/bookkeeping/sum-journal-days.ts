import { DAY, later } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { journalOfDay } from './journal'

/** The maximum number of days that one run processes. Any remaining days are left for the next run. */
const MOST_DAYS = 100

/** Recomputes the journal of each UTC day that has changed. Triggers on the money tables mark these days. */
export async function sumJournalDays(): Promise<void> {
  for (let day = 0; day < MOST_DAYS; day += 1) if (!(await sumLatestDay())) return
}

/** Processes the most recent marked day. Returns whether there was one. */
function sumLatestDay(): Promise<boolean> {
  return inTransaction(async (tx) => {
    // Only one worker processes days at a time.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('journal-days', 0))`
    const [due] = await tx.$queryRaw<{ day: Date }[]>`
      delete from "JournalDayDue" where day = (select max(day) from "JournalDayDue") returning day`
    if (!due) return false
    const { day } = due
    await tx.$executeRaw`delete from "JournalDay" where day = ${day}::date`
    await tx.$executeRaw`
      insert into "JournalDay" (day, mode, debit, credit, currency, moved, back, entries) ${journalOfDay({ from: day, until: later(day, DAY) })}`
    return true
  })
}
