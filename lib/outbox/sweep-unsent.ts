import { MINUTE, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { sendSoon } from './queue-mail'

/** How long after a failure a mail is tried again at the latest; milliseconds. */
const PAUSE = 5 * MINUTE
/** As many as one sweep takes on; the next minute sees the rest. */
const AT_ONCE = 200

/**
 * Gives every mail not sent yet a try within minutes: one whose job gave up, or was told by the queue to wait for hours after many
 * failures, goes soon after the mail server is back. Answers how many were late.
 */
export async function sweepUnsent(): Promise<number> {
  const soon = new Date(now().getTime() + PAUSE)
  const late = await db.$queryRaw<{ id: string }[]>`
    select m.id from "Mail" m left join graphile_worker.jobs j on j.key = 'mail:' || m.id::text
    where m.status = 'queued' and (j.id is null or j.attempts >= j.max_attempts or j.run_at > ${soon}::timestamptz)
    order by m.id limit ${AT_ONCE}`
  for (const { id } of late) await inTransaction((tx) => sendSoon(tx, id, soon))
  return late.length
}
