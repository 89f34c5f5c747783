import pg from 'pg'
import { NOTICE_LOSS } from '../jobs/only-one'
import { log } from '../log'

/** A worker gets its lease a moment after it begins; a younger job is not taken from anybody. */
const GRACE = '3 seconds'

const lockOf = (name: string) => `hashtextextended('worker:' || ${name}, 0)`

export type Lease = {
  /** Says that the worker of this name lives, for as long as this process does. */
  hold(name: string): Promise<void>
  /** Gives the jobs of workers that died back to the queue; answers the dead. Never throws. */
  freeDead(): Promise<string[]>
  close(): Promise<void>
}

/**
 * Tells living workers from dead ones. Each holds an advisory lock on a connection of its own, which ends with its process however that
 * ends; a worker without its lock is dead and its jobs are free within seconds, not after the queue's own four hours.
 */
export function openLease(connectionString: string): Lease {
  const names = new Set<string>()
  let client: pg.Client | undefined

  async function connected(): Promise<pg.Client> {
    if (client) return client
    const fresh = new pg.Client({ connectionString, keepAlive: true, options: NOTICE_LOSS })
    const lose = () => {
      if (client === fresh) client = undefined
    }
    fresh.on('error', lose)
    fresh.on('end', lose)
    await fresh.connect()
    for (const name of names) await fresh.query(`select pg_advisory_lock(${lockOf('$1::text')})`, [name])
    client = fresh
    return fresh
  }

  return {
    async hold(name) {
      names.add(name)
      const connection = await connected()
      await connection.query(`select pg_try_advisory_lock(${lockOf('$1::text')})`, [name])
    },
    async freeDead() {
      try {
        const connection = await connected()
        return await freeJobsOfDead(connection, names)
      } catch (error) {
        log.warn({ err: error }, 'could not look for dead workers')
        return []
      }
    },
    async close() {
      const last = client
      client = undefined
      await last?.end()
    },
  }
}

async function freeJobsOfDead(client: pg.Client, own: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select locked_by as name from graphile_worker.jobs where locked_by is not null group by 1 having min(locked_at) < now() - interval '${GRACE}'`,
  )
  const dead: string[] = []
  for (const { name } of rows) {
    if (own.has(name)) continue
    const { rows: taken } = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock(${lockOf('$1::text')}) as locked`, [name])
    if (!taken[0]?.locked) continue
    await client.query('select graphile_worker.force_unlock_workers($1)', [[name]])
    await client.query(`select pg_advisory_unlock(${lockOf('$1::text')})`, [name])
    dead.push(name)
  }
  if (dead.length) log.warn({ dead }, 'jobs of dead workers are free again')
  return dead
}
