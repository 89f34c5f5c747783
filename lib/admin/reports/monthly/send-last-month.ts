import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../actor'
import { now } from '../../../clock'
import { inTransaction } from '../../../db/transaction'
import { queueMail } from '../../../outbox/queue-mail'
import { mayStaff } from '../../../permissions'
import { err, ok, type Result } from '../../../result'
import { dayIn } from '../../../zone'
import { readReportSettings } from '../read-settings'
import { monthBefore, readMonth } from './read-month'

/** Sends a member of staff last month's report with current figures, whether or not their role receives it each month. */
export async function sendLastMonth(actor: Actor): Promise<Result<{ to: string; month: string; at: Date }, { code: 'not-found' }>> {
  if (actor.kind !== 'staff' || !mayStaff(actor, 'see')) return err({ code: 'not-found' })
  const { timeZone } = await readReportSettings()
  const at = now()
  const month = monthBefore(dayIn(at, timeZone))
  const report = await readMonth(actor, month, timeZone)
  return inTransaction(async (tx) => {
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true } })
    await queueMail(tx, { kind: 'monthly_report', onceKey: `monthly_report:asked:${randomUUID()}`, to: email, data: report })
    return ok({ to: email, month, at })
  })
}
