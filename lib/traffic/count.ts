import pg from 'pg'
import { now } from '../clock'
import { env } from '../config/env'
import { poolSettings } from '../db/sessions'
import { log } from '../log'

/**
 * The counted events: visits, certificate pages opened, baskets started, payment pages opened, and refusals in the basket, at payment and
 * during set-up.
 */
export type Counted = 'visit' | 'product_page' | 'basket' | 'checkout' | `stopped_${Stop}`
type Stop = 'basket' | 'payment' | 'request' | 'contacts' | 'approver' | 'sending'

/** How long counts stay in memory before they are added to the database, in milliseconds. */
const WRITE_AFTER_MS = 5_000
/** The form of a code: a word defined in the source. */
const CODE = /^[a-z][a-z0-9_-]{0,39}$/

type Memory = { counts: Map<string, number>; timer: NodeJS.Timeout | undefined }

/** Our own code and the code compiled by Next use two copies of this module in one process. Both share one set of counts. */
const PLACE = Symbol.for('keelmark.traffic')
const shared = globalThis as typeof globalThis & { [PLACE]?: Memory }
shared[PLACE] ??= { counts: new Map(), timer: undefined }
const memory = shared[PLACE]

/** Counts an event once, for today. Stores nothing about the person and makes no query: the counts are added up and written later. */
export function count(what: Counted, code = ''): void {
  if (code && !CODE.test(code)) return
  const key = JSON.stringify([now().toISOString().slice(0, 10), what, code])
  memory.counts.set(key, (memory.counts.get(key) ?? 0) + 1)
  memory.timer ??= setTimeout(() => void writeCounts(), WRITE_AFTER_MS).unref()
}

/** Adds the counts to the database. Counts that cannot be written are retried next time. */
export async function writeCounts(): Promise<void> {
  clearTimeout(memory.timer)
  memory.timer = undefined
  const taken = [...memory.counts].sort(([one], [other]) => (one < other ? -1 : 1))
  if (taken.length === 0) return
  memory.counts.clear()
  const rows = taken.map(([key, times]) => [...JSON.parse(key), times])
  const columns = [0, 1, 2, 3].map((index) => rows.map((row) => row[index]))
  const client = new pg.Client(poolSettings(env.DATABASE_URL, 1))
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(
      `insert into "DailyCount" as d (day, what, code, count)
       select * from unnest($1::date[], $2::text[], $3::text[], $4::int[])
       on conflict (day, what, code) do update set count = d.count + excluded.count`,
      columns,
    )
  } catch (error) {
    for (const [key, times] of taken) memory.counts.set(key, (memory.counts.get(key) ?? 0) + times)
    memory.timer ??= setTimeout(() => void writeCounts(), WRITE_AFTER_MS).unref()
    log.warn({ err: error }, 'counts not written')
  } finally {
    await client.end().catch(() => undefined)
  }
}
