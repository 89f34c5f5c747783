import { execFileSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../database/free-port'
import { readSettings } from '../run/settings'
import { freePorts, type Stack, startStack } from '../run/stack'

/** A production shop with the demo's year of data but no worker, and the port at which its web process reports its statements. */
export type LargeShop = { stack: Stack; client: pg.Client; countPort: number }

/** The minimum number of rows of a large table. */
export const LARGE = 50_000

/** Starts the shop whose data is in `directory`, or a new one if there is none. */
export async function startLargeShop(directory: string): Promise<LargeShop> {
  const { DATABASE_URL: _own, ...given } = readSettings()
  const countPort = await freePort()
  const stack = await startStack({
    settings: { ...given, NODE_ENV: 'production' },
    ports: await freePorts(),
    directory,
    mode: 'production',
    past: true,
    tell: (part, text) => console.info(`${part.padEnd(9)} ${text}`),
    startWith: (name) => ({
      settings: { KEELMARK_QUERY_COUNT_PORT: String(countPort) },
      preload: name === 'web' ? ['./scripts/bench/count-queries.mjs'] : [],
    }),
  })
  const client = new pg.Client({ connectionString: stack.settings.DATABASE_URL })
  await client.connect()
  await stack.part('worker')?.stop()
  return { stack, client, countPort }
}

/** Stops the shop and closes its connection. */
export async function stopLargeShop({ stack, client }: LargeShop): Promise<void> {
  await client.end()
  await stack.stop()
}

/** Copies orders from the demo's year until there are this many. */
export async function growTo({ stack, client }: LargeShop, orders: number): Promise<void> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from "Order"')
  const missing = orders - (rows[0]?.count ?? 0)
  if (missing > 0) {
    const args = [
      '--import',
      'tsx',
      '--import',
      './scripts/run/load-settings.ts',
      'scripts/demo/seed-large.ts',
      '--orders',
      String(missing),
    ]
    execFileSync(process.execPath, args, { env: { ...process.env, ...stack.settings }, stdio: 'inherit' })
  }
  await client.query('vacuum analyze')
}

/** The report of count-queries.mjs: statements and CPU milliseconds so far, and the last statements. */
export type Web = { count: number; processor: number; last: string[] }

/** Requests the counts of a process from its reporting port. */
export async function readCounts(port: number): Promise<Web> {
  return (await (await fetch(`http://127.0.0.1:${port}`)).json()) as Web
}

/** Sessions report when their process's counts are requested; the statistics are read a moment later. */
const SETTLED = 100

/**
 * Returns the number of rows that sequential scans have read from large tables so far, and the total time of the database's statements in
 * milliseconds.
 */
export async function readDatabase({ client }: Pick<LargeShop, 'client'>): Promise<{ read: number; active: number }> {
  await setTimeout(SETTLED)
  await client.query('select pg_stat_clear_snapshot()')
  const { rows } = await client.query<{ read: string; active: number }>(
    `select coalesce(sum(s.seq_tup_read), 0) as read,
            (select active_time from pg_stat_database where datname = current_database()) as active
       from pg_stat_user_tables s join pg_class c on c.oid = s.relid where c.reltuples > $1`,
    [LARGE],
  )
  return { read: Number(rows[0]?.read), active: rows[0]?.active ?? 0 }
}
