import pg from 'pg'
import { env } from '../config/env'

/** The server notices within half a minute that our whole machine is gone, not only our process, and lets go of our locks. */
export const NOTICE_LOSS = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

/**
 * Runs `work` unless the same key is already at work anywhere, in which case it throws and the queue tries again later.
 * The lock belongs to a connection of its own: it ends with the process, and holds while a frozen process may still wake up.
 * `claimIdle` asks about the same lock. PostgreSQL 9.28.10, advisory locks.
 * @throws Error when somebody else holds the key.
 */
export async function onlyOne<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL, options: NOTICE_LOSS })
  // A connection that breaks while we work is found when it is used next; unheard, it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as locked', [key])
    if (!rows[0]?.locked) throw new Error(`${key} is already at work`)
    return await work()
  } finally {
    await client.end()
  }
}
