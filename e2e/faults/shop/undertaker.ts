import pg from 'pg'
import { LEASE_LIMIT_MS } from '../../../lib/jobs/lease'
import { reapDeadWorkers } from '../../../lib/jobs/reap-dead-workers'

const EVERY = 1_000

/**
 * Shortens the twenty seconds after which a silent worker is considered lost. If a worker with a lease has no database session in two
 * consecutive checks, its heartbeat is set back to the limit; the normal takeover does the rest. Intended for runs with many deaths and
 * little time.
 */
export function buryDead(databaseUrl: string): { stop(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  pool.on('error', () => undefined)
  let suspects: number[] = []

  async function look(): Promise<void> {
    const { rows } = await pool.query<{ id: number }>(
      `select id from "WorkerLease" where not exists (select 1 from pg_stat_activity where application_name = 'keelmark:' || id)`,
    )
    const silent = rows.map(({ id }) => id)
    const dead = silent.filter((id) => suspects.includes(id))
    suspects = silent
    if (!dead.length) return
    await pool.query(`update "WorkerLease" set "beatAt" = "beatAt" - $2 * interval '1 millisecond' where id = any($1)`, [
      dead,
      LEASE_LIMIT_MS,
    ])
    await reapDeadWorkers(pool, { ownId: 0, limit: LEASE_LIMIT_MS })
  }

  const timer = setInterval(() => void look().catch(() => undefined), EVERY)
  return {
    async stop() {
      clearInterval(timer)
      await pool.end()
    },
  }
}
