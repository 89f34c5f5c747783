import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startPostgres } from '../database/embedded-postgres'
import { fillTable } from './fill-table'

// `npm run bench:migrations -- 100000`: applies the first migration to an empty database, fills each large table with that many rows, and
// applies the other migrations one by one while a reader and a writer repeatedly access every large table. Prints the longest wait for
// each, which is how long an update blocks the pages of a shop that stays open.
const FOLDER = 'prisma/migrations'
const DATA = '.data/bench-migrations'
const LARGE = [
  'User',
  'EmailChange',
  'Cart',
  'CartLine',
  'Order',
  'OrderItem',
  'OrderEvent',
  'PaymentSession',
  'Charge',
  'Refund',
  'RefundAllocation',
  'Invoice',
  'Certificate',
  'CertificateEvent',
  'Issuance',
  'SupplierOperation',
  'SupplierTicket',
  'EnomCall',
  'Mail',
  'StripeEvent',
  'AuditEntry',
] as const
/** The locks that a reading and a writing query take on a table. */
const MODES = { reader: 'access share', writer: 'row exclusive' } as const

type Wait = { ms: number; table: string }
const NONE: Wait = { ms: 0, table: '' }

const rows = Number(process.argv[2] ?? 100_000)
if (!Number.isInteger(rows) || rows < 1) throw new Error('Usage: npm run bench:migrations -- <rows per large table>')
const [start = '', ...newer] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
const sqlOf = (name: string) => readFileSync(path.join(FOLDER, name, 'migration.sql'), 'utf8')

rmSync(DATA, { recursive: true, force: true })
const clients: pg.Client[] = []
const server = await startPostgres({ directory: path.join(DATA, 'postgres') })
try {
  await server.createDatabase('bench')
  const open = async () => {
    const client = new pg.Client({ connectionString: server.url('bench') })
    await client.connect()
    clients.push(client)
    return client
  }
  const client = await open()
  await client.query(sqlOf(start))
  for (const table of LARGE) await fillTable(client, table, rows)
  await client.query('analyze')
  console.info(
    `${rows} rows in each of ${LARGE.length} tables. Milliseconds: the migration, and the longest wait of a reader and of a writer.`,
  )
  const [reader, writer] = [await open(), await open()]
  await report('(none, for a second)', reader, writer, () => new Promise((resolve) => setTimeout(resolve, 1_000)))
  // Each file is one transaction, as when Prisma applies it.
  for (const name of newer) await report(name, reader, writer, () => client.query(sqlOf(name)))
} finally {
  for (const each of clients) await each.end()
  await server.stop()
  rmSync(DATA, { recursive: true, force: true })
}

async function report(name: string, reader: pg.Client, writer: pg.Client, work: () => Promise<unknown>): Promise<void> {
  let isOver = false
  const probing = Promise.all([probe(reader, MODES.reader, () => isOver), probe(writer, MODES.writer, () => isOver)])
  const began = performance.now()
  await work().finally(() => {
    isOver = true
  })
  const took = performance.now() - began
  const [read, written] = await probing
  console.info(`${name.padEnd(40)} ${took.toFixed(0).padStart(7)}  ${show(read)}  ${show(written)}`)
}

function show({ ms, table }: Wait): string {
  return `${ms.toFixed(0).padStart(7)} ${table.padEnd(18)}`
}

/** Briefly locks one table after another, as a query does, and returns the longest wait. */
async function probe(client: pg.Client, mode: string, isOver: () => boolean): Promise<Wait> {
  let longest = NONE
  while (!isOver()) {
    for (const table of LARGE) {
      const ms = await waitFor(client, `lock table "${table}" in ${mode} mode`)
      if (ms > longest.ms) longest = { ms, table }
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return longest
}

/**
 * Runs a statement in its own transaction and returns its duration by the server's clock, so that a busy client does not look like a lock.
 */
async function waitFor(client: pg.Client, statement: string): Promise<number> {
  await client.query({ text: 'begin' })
  await client.query(`select set_config('bench.asked', clock_timestamp()::text, true); ${statement}`)
  const { rows } = await client.query<{ ms: number }>(
    `select extract(epoch from clock_timestamp() - current_setting('bench.asked')::timestamptz)::float8 * 1000 as ms`,
  )
  await client.query('commit')
  return rows[0]?.ms ?? 0
}
