import { later, MINUTE, now } from '../clock'
import { db } from '../db/client'
import { inTransaction, type Tx } from '../db/transaction'
import { sendSoon } from './queue-mail'

/** How long after a failure a mail is tried again at the latest; milliseconds. */
const MAX_RETRY_PAUSE_MS = 5 * MINUTE
/** As many as one sweep takes on; the next minute sees the rest. */
const SWEEP_BATCH = 200

/** This many tries are taken as made, so that a mail is not tried in quick succession again. */
const ASSUMED_TRIES = 10

/**
 * Gives every mail not sent yet a try within minutes: one whose job gave up, or was told by the queue to wait for hours after many
 * failures, goes soon after the mail server is back, and until then is tried once in these minutes. Returns how many were late.
 */
export async function sweepUnsent(): Promise<number> {
  const late = await db.$queryRaw<{ id: string; job: bigint | null }[]>`
    select m.id, j.id as job from "Mail" m left join graphile_worker.jobs j on j.key = 'mail.send:' || m.id::text
    where m.status = 'queued' and j.locked_at is null
      and (j.id is null or j.attempts >= j.max_attempts or j.run_at > now() + ${MAX_RETRY_PAUSE_MS}::float8 * interval '1 millisecond')
    order by m.id limit ${SWEEP_BATCH}`
  for (const { id, job } of late)
    await inTransaction((tx) => (job === null ? sendSoon(tx, id, later(now(), MAX_RETRY_PAUSE_MS)) : tryAgain(tx, job)))
  return late.length
}

async function tryAgain(tx: Tx, job: bigint): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.reschedule_jobs(
      array[${job}::bigint],
      run_at => now() + ${MAX_RETRY_PAUSE_MS}::float8 * interval '1 millisecond',
      attempts => ${ASSUMED_TRIES}::int
    )`
}
