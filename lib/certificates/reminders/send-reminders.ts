import { now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { forEachIsolated } from '../../jobs/for-each-isolated'
import { readReminderDays } from '../lifecycle/reminder-days'
import { remind } from './remind'

const PAGE = 200

/**
 * Checks every certificate that is due, a page at a time, oldest first. A certificate whose check fails keeps its due time and is skipped
 * until the next sweep.
 */
export async function sendReminders(): Promise<void> {
  const at = now()
  const days = await readReminderDays(db)
  let after = { remindAt: new Date(0), id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const page = await db.$queryRaw<(typeof after)[]>`
      select id, "remindAt" from "Certificate"
       where "remindAt" <= ${at} and ("remindAt", id) > (${after.remindAt}, ${after.id}::uuid)
       order by "remindAt", id limit ${PAGE}`
    await forEachIsolated(page, { what: 'reminder', work: ({ id }) => inTransaction((tx) => remind(tx, id, { at, days })) })
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last
  }
}
