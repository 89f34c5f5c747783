import { earlier, HOUR, now } from '../../../clock'
import { db } from '../../../db/client'
import { inTransaction } from '../../../db/transaction'
import { queueMail } from '../../../outbox/queue-mail'
import { dayIn, startOfDay } from '../../../zone'
import { readReportSettings } from '../read-settings'
import { monthBefore, readMonth } from './read-month'

/**
 * The hour on the 1st from which the report is sent. By then, late payments from the previous evening have been recorded, and the report
 * still arrives in the morning.
 */
const SENT_FROM = 6 * HOUR
/**
 * A worker that was down on the 1st may still send the report up to this day of the month. After that, a shop that has only just enabled
 * reports gets none for the past month.
 */
const LAST_DAY = 7
const MOST_STAFF = 200

/**
 * Queues last month's report, once per month, for staff whose role receives it. A shop that had sold nothing by the end of the month gets
 * none.
 */
export async function queueMonthlyReport(): Promise<void> {
  const { timeZone, mailTo } = await readReportSettings()
  const day = dayIn(earlier(now(), SENT_FROM), timeZone)
  if (Number(day.slice(8)) > LAST_DAY) return
  const month = monthBefore(day)
  if (await db.monthlyReport.findUnique({ where: { month } })) return
  const ended = startOfDay(`${day.slice(0, 7)}-01`, timeZone)
  if (!(await db.order.findFirst({ where: { paidAt: { lt: ended } }, select: { id: true } }))) return
  const report = await readMonth({ kind: 'system' }, month, timeZone)
  await inTransaction(async (tx) => {
    const { count } = await tx.monthlyReport.createMany({ data: [{ month, queuedAt: now() }], skipDuplicates: true })
    if (count === 0) return
    const staff = await tx.user.findMany({
      where: { role: 'staff', staffRole: { in: mailTo }, disabledAt: null },
      select: { id: true, email: true },
      take: MOST_STAFF,
    })
    for (const { id, email } of staff)
      await queueMail(tx, { kind: 'monthly_report', onceKey: `monthly_report:${month}:${id}`, to: email, data: report })
  })
}
