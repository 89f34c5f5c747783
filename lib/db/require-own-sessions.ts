import pg from 'pg'
import { DatabaseNotReady } from './require-schema'
import { sessionSettings } from './sessions'

/** A setting that works only in a dedicated session. Poolers drop or reject it. */
const MARK = 'keelmark.own_session'

/**
 * Checks that this process has dedicated PostgreSQL sessions rather than a pooler's shared ones, because a lease takeover ends sessions by
 * name, and the queue uses LISTEN.
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
      `The worker needs dedicated sessions, but ${client.host}:${client.port} is a pooler that shares them. Set DIRECT_DATABASE_URL to PostgreSQL itself`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}
