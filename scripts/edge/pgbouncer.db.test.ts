import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { isConnectionLost } from '../../lib/db/connection-lost'
import { PrismaClient } from '../../lib/db/generated/client'
import { requireOwnSessions } from '../../lib/db/require-own-sessions'
import { requireSchema } from '../../lib/db/require-schema'
import { poolSettings } from '../../lib/db/sessions'
import { findProgram } from './run-program'
import { startPgBouncer } from './start-pgbouncer'

// To test the whole shop behind PgBouncer: npm run test:faults -- --through pgbouncer

const direct = process.env.DATABASE_URL ?? ''
const isInstalled = findProgram('pgbouncer') !== null
const folder = mkdtempSync(path.join(tmpdir(), 'keelmark-pooler-'))
const pooler = isInstalled ? await startPgBouncer(direct, path.join(folder, 'pgbouncer.log')) : null
afterAll(async () => {
  await pooler?.stop()
  rmSync(folder, { recursive: true })
})

test('a worker accepts unshared sessions', async () => {
  await expect(requireOwnSessions(direct)).resolves.toBeUndefined()
})

describe.skipIf(!pooler)('through PgBouncer, which is not installed everywhere', () => {
  const url = pooler?.url ?? ''

  test('sessions have the limits that the shop would otherwise set itself', async () => {
    const limits = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']
    const read = async (at: string) => {
      const client = new pg.Client(poolSettings(at, 1))
      await client.connect()
      const { rows } = await client.query('select name, setting from pg_settings where name = any($1) order by name', [limits])
      return client.end().then(() => rows)
    }
    expect(await read(url)).toEqual(await read(direct))
  })

  test('more transactions than sessions run concurrently, with parameters, locks and rollbacks', async () => {
    const db = new PrismaClient({ adapter: new PrismaPg(poolSettings(url, 22)), transactionOptions: { maxWait: 10_000, timeout: 15_000 } })
    const work = Array.from({ length: 22 }, (_, index) =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('pooled', 0))`
        await tx.dailyCount.create({ data: { day: new Date('2026-01-01'), what: 'visit', code: `pooled-${index}`, count: index } })
        if (index % 2) throw new Error('rolled back')
        return tx.dailyCount.count({ where: { code: `pooled-${index}` } })
      }),
    )
    const ended = await Promise.allSettled(work)
    const reasons = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []))
    expect(reasons).toEqual(Array(11).fill('rolled back'))
    expect(await db.dailyCount.count({ where: { code: { startsWith: 'pooled-' } } })).toBe(11)
    await db.$disconnect()
  })

  test('a worker refuses shared sessions, but the web process accepts them', async () => {
    await expect(requireOwnSessions(url)).rejects.toThrow('Set DIRECT_DATABASE_URL')
    await expect(requireSchema(url)).resolves.toBeUndefined()
  })

  test('a session lost by the pooler counts as a lost connection', async () => {
    const client = new pg.Client({ ...poolSettings(url, 1), connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    await client.query('begin')
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const killer = new pg.Client({ connectionString: direct })
    await killer.connect()
    await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await killer.end()
    const error = await client.query('select 1').catch((cause: unknown) => cause)
    expect(isConnectionLost(error)).toBe(true)
    await client.end().catch(() => undefined)
  })
})
