import pg from 'pg'
import { env } from '../config/env'
import { joinLease, sessionSettings } from '../db/sessions'

/**
 * Runs `work` unless the same key is already at work anywhere, in which case it throws and the queue tries again later.
 * The lock belongs to a connection of its own: it ends with the process, and with the lease of a worker that is taken over.
 * PostgreSQL 9.28.10, advisory locks.
 * @throws Error when the key is locked elsewhere; LeaseLost.
 */
export async function withAdvisoryLock<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
  const client = new pg.Client(sessionSettings(env.DATABASE_URL))
  // A connection that breaks while we work is found when it is used next; unheard, it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await joinLease(client)
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as locked', [key])
    if (!rows[0]?.locked) throw new Error(`already running: ${key}`)
    return await work()
  } finally {
    await client.end()
  }
}
