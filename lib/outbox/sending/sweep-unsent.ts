import { later, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { sendSoon } from '../queue-mail'

/** Longest pause before a failed email is retried, in milliseconds. */
const MAX_RETRY_PAUSE_MS = 5 * MINUTE
/** Maximum number of emails per sweep. The next sweep, a minute later, continues. */
const SWEEP_BATCH = 200

/** The number of attempts recorded for the job, so that the next failures do not cause retries in quick succession. */
const ASSUMED_TRIES = 10

/**
 * Retries every unsent email within minutes, even if its job has ended or the queue has delayed it for hours after many failures. Emails
 * are therefore sent soon after the mail server is back; until then each is tried once per interval. Returns how many were overdue.
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
