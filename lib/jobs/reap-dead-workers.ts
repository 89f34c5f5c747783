import type pg from 'pg'
import { sessionName } from '../db/sessions'
import { log } from '../log'

/** Time allowed for the sessions of a lost worker to end, in milliseconds. Any still open are handled on the next run. */
const SESSION_END_TIMEOUT_MS = 2_000

/**
 * Takes over from every worker that has been silent for `limit` milliseconds: marks it as lost so that it cannot send heartbeats again,
 * ends its sessions, then deletes its row and releases its jobs. Any worker may repeat each step. Returns the ids of the leases it ended.
 */
export async function reapDeadWorkers(pool: pg.Pool, { ownId, limit }: { ownId: number; limit: number }): Promise<number[]> {
  await pool.query(
    `update "WorkerLease" set "lostAt" = timezone('utc', clock_timestamp())
     where "lostAt" is null and id <> $1 and "beatAt" < timezone('utc', clock_timestamp()) - $2 * interval '1 millisecond'`,
    [ownId, limit],
  )
  const { rows: lost } = await pool.query<{ id: number }>('select id from "WorkerLease" where "lostAt" is not null')
  const ended: number[] = []
  for (const { id } of lost) {
    if (!(await endSessions(pool, id))) continue
    await pool.query('delete from "WorkerLease" where id = $1', [id])
    ended.push(id)
  }
  if (ended.length) log.warn({ leases: ended }, 'dead workers reaped; their jobs are released')
  await unlockOwnerlessJobs(pool)
  return ended
}

/**
 * Ends the lease's sessions in this database only, because another shop may use the same server. A process whose sessions were ended gets
 * no new ones (db/sessions.ts), so it cannot write anything afterwards. Returns whether all of them have ended.
 */
async function endSessions(pool: pg.Pool, id: number): Promise<boolean> {
  const { rows } = await pool.query<{ gone: boolean }>(
    `select bool_and(pg_terminate_backend(pid, $2)) as gone from pg_stat_activity
     where application_name = $1 and datname = current_database()`,
    [sessionName(id), SESSION_END_TIMEOUT_MS],
  )
  return rows[0]?.gone ?? true
}

/** Releases jobs locked by a worker without a row. A worker's row exists from before its first job until after its last. */
async function unlockOwnerlessJobs(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select distinct locked_by as name from graphile_worker.jobs
     where locked_by is not null and not exists (select 1 from "WorkerLease" where name = locked_by)`,
  )
  if (rows.length) await pool.query('select graphile_worker.force_unlock_workers($1)', [rows.map(({ name }) => name)])
}
