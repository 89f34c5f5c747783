import pg from 'pg'
import { DatabaseNotReady } from './require-schema'
import { sessionSettings } from './sessions'

/** A setting that only reaches a session of our own. A pooler drops or refuses it. */
const MARK = 'keelmark.own_session'

/**
 * Checks that connections of this process are sessions of PostgreSQL, not shared ones of a pooler: a worker's lease ends its sessions by
 * name, and the queue listens on one.
 * @throws DatabaseNotReady
 */
export async function requireOwnSessions(databaseUrl: string): Promise<void> {
  const settings = sessionSettings(databaseUrl)
  const client = new pg.Client({ ...settings, options: `${settings.options} -c ${MARK}=yes` })
  const refused = await client.connect().then(
    () => null,
    (error: Error) => error,
  )
  if (refused && !/startup parameter/i.test(refused.message)) throw refused
  try {
    if (!refused) {
      const { rows } = await client.query<{ mark: string | null }>('select current_setting($1, true) as mark', [MARK])
      if (rows[0]?.mark === 'yes') return
    }
    throw new DatabaseNotReady(
      'pooled',
      `The worker needs sessions of its own, and ${client.host}:${client.port} is a pooler that shares them. Set DIRECT_DATABASE_URL to PostgreSQL itself`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}
