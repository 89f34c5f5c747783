import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction, type Tx } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { isJobId } from './list-jobs'

export type JobRefusal = { code: 'not-found' } | { code: 'running' } | { code: 'reason-missing' }

/** Runs a waiting or failed job now and resets its attempt count. */
export async function retryJob(actor: Actor, id: string): Promise<Result<undefined, JobRefusal>> {
  if (!mayStaff(actor, 'logs') || !isJobId(id)) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    if ((await runNow(tx, [id])) === 0) return err({ code: await whyNot(tx, id) })
    await recordStaffAction(tx, actor, { action: 'job.retry', subject: { kind: 'job', id } })
    return ok()
  })
}

/** The maximum number of failed jobs retried by one call. */
const MAX_AT_ONCE = 500

/** Runs the failed jobs of one kind now, at most `MAX_AT_ONCE`, and returns the number. */
export async function retryFailedJobs(actor: Actor, name: string): Promise<Result<{ retried: number }, JobRefusal>> {
  if (!mayStaff(actor, 'logs')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const failed = await tx.$queryRaw<{ id: string }[]>`
      select j.id::text as id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = ${name} and j.locked_at is null and j.attempts >= j.max_attempts order by j.id limit ${MAX_AT_ONCE}`
    const ids = failed.map(({ id }) => id)
    const retried = ids.length ? await runNow(tx, ids) : 0
    if (retried) await recordStaffAction(tx, actor, { action: 'job.retry_failed', subject: { kind: 'job' }, after: { name, retried } })
    return ok({ retried })
  })
}

async function runNow(tx: Tx, ids: readonly string[]): Promise<number> {
  const moved = await tx.$queryRaw<unknown[]>`
    select id from graphile_worker.reschedule_jobs(${ids}::text[]::bigint[], run_at => now(), attempts => 0)`
  return moved.length
}

/** Returns why the queue did not change the job. It never touches running jobs. */
export async function whyNot(tx: Tx, id: string): Promise<'running' | 'not-found'> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from graphile_worker._private_jobs where id = ${id}::bigint`
  return rows.length ? 'running' : 'not-found'
}
