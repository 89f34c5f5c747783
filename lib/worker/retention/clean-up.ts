import { earlier, now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { log } from '../../log'
import { alertStaff } from '../../outbox/alerts/alert-staff'
import { CLEANS, type Clean } from './periods'

/** The maximum number of rows per statement, so that no statement locks a table for long. */
const DELETE_BATCH = 1000
/** Maximum for one kind per night. The next night continues. */
const MAX_BATCHES = 500

/**
 * Deletes and clears data that is no longer needed, kind by kind in small batches. A kind that fails doesn't stop the others.
 * @throws AggregateError after the last kind if any failed. By then staff have been alerted, and the job runs again.
 */
export async function cleanUp(): Promise<void> {
  const failed: { what: string; error: unknown }[] = []
  for (const { what, ...how } of CLEANS) {
    try {
      const rows = await runOut(how)
      if (rows) log.info({ what, rows }, 'retention: rows deleted')
    } catch (error) {
      log.error({ err: error, what }, 'retention: delete failed')
      failed.push({ what, error })
    }
  }
  if (!failed.length) return
  const kinds = failed.map(({ what }) => what).join(', ')
  await tellStaff(kinds)
  throw new AggregateError(
    failed.map(({ error }) => error),
    `could not clean up: ${kinds}`,
  )
}

/** Alerts staff at most once a day, however often the job runs again. */
function tellStaff(kinds: string): Promise<void> {
  return inTransaction((tx) =>
    alertStaff(tx, {
      event: `clean_up_failed:${now().toISOString().slice(0, 10)}`,
      subject: 'Old data could not be deleted',
      lines: [
        `The nightly clean-up failed for: ${kinds}. Everything else was cleaned up.`,
        'It will be retried. The worker’s log gives the reason.',
      ],
      path: '/admin',
    }),
  )
}

async function runOut({ kept, clean }: Omit<Clean, 'what'>): Promise<number> {
  const before = earlier(now(), kept)
  let rows = 0
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const taken = await clean(before, DELETE_BATCH)
    rows += taken
    if (taken < DELETE_BATCH) break
  }
  return rows
}
