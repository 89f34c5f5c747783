import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import pg from 'pg'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { compileCode } from '../../scripts/test/compile-code'
import { startFaultProxy } from '../../scripts/test/fault-proxy'
import { env } from '../config/env'
import { db } from '../db/client'
import { LeaseLost, runFenced } from '../db/fence'
import { leaseSessions, poolSettings, sessionName } from '../db/sessions'
import { inTransaction } from '../db/transaction'
import { assertLeaseLive, heldLease, isLeaseAlive, type Lease, openLease } from './lease'
import { reapDeadWorkers } from './reap-dead-workers'
import { releaseOrphanedJobs, trackRunningJobs } from './release-orphaned-jobs'

const pool = new pg.Pool(poolSettings(env.DATABASE_URL, 5)).on('error', () => undefined)
const children: ChildProcessByStdio<Writable, Readable, null>[] = []
const leases: Lease[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const lease of leases.splice(0)) await lease.close()
  leaseSessions(null)
  await db.workerLease.deleteMany()
})
afterAll(() => pool.end())

const LIMIT = 2_500
const anybody = { ownId: 0, limit: LIMIT }
/** A live worker is never silent for this long, however busy the machine is. */
const LONG = 60_000

async function open(limit: number, connectionString = env.DATABASE_URL): Promise<{ lease: Lease; lost: () => number }> {
  let times = 0
  const onLost = () => {
    times += 1
  }
  const lease = await openLease({ connectionString, limit, onLost })
  leases.push(lease)
  return { lease, lost: () => times }
}

const row = (name: string, ago = 0) =>
  db.workerLease.create({ data: { name, startedAt: new Date(), beatAt: new Date(Date.now() - ago) }, select: { id: true } })

/** Runs this code in a separate process. `say` writes to it; `heard` waits for a line from it. */
async function start(code: string) {
  const child = spawn(process.execPath, [await compileCode(code)], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const words: string[] = []
  createInterface(child.stdout).on('line', (line) => words.push(line))
  const heard = (word: string) => expect.poll(() => words, { timeout: 20_000, interval: 20 }).toContain(word)
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code)
  return { child, heard, ended, say: (word: string) => child.stdin.write(`${word}\n`) }
}

/** Holds a lease and pauses between its write and its commit until told to continue. */
const STANDS_BEFORE_COMMIT = `
  import { openLease } from './lib/jobs/lease.ts'
  import { runFenced } from './lib/db/fence.ts'
  import { inTransaction } from './lib/db/transaction.ts'
  let tellLost
  const lost = new Promise((resolve) => { tellLost = resolve })
  const lease = await openLease({ connectionString: process.env.DATABASE_URL, limit: ${LIMIT}, onLost: () => tellLost() })
  const say = new Promise((resolve) => process.stdin.once('data', resolve))
  const rename = (hours, wait) => inTransaction(async (tx) => {
    await tx.shopSettings.upsert({ where: { id: 1 }, create: { refundUnboughtAfter: hours }, update: { refundUnboughtAfter: hours } })
    await wait?.()
  })
  const first = runFenced(lease.id, () => rename(1, () => { console.info('holding'); return say })).then(() => 'kept', () => 'refused')
  console.info('first ' + await first)
  console.info('second ' + await runFenced(lease.id, () => rename(2)).then(() => 'kept', () => 'refused'))
  const third = await rename(3).then(() => 'kept', () => 'refused')
  console.info('third ' + third)
  if (third === 'refused') await lost
  process.exit(third === 'refused' ? 1 : 0)`

test('B11: the writes of a worker that froze before its commit are refused once its lease has been taken over', {
  timeout: 60_000,
}, async () => {
  const zombie = await start(STANDS_BEFORE_COMMIT)
  await zombie.heard('holding')
  zombie.child.kill('SIGSTOP')
  await expect.poll(() => reapDeadWorkers(pool, anybody), { timeout: 10_000, interval: 50 }).toHaveLength(1)
  zombie.child.kill('SIGCONT')
  zombie.say('go on')
  await zombie.heard('first refused')
  await zombie.heard('second refused')
  await zombie.heard('third refused')
  expect(await zombie.ended).toBe(1)
  expect(await db.shopSettings.count()).toBe(0)
})

test('B11: a worker that is merely slow keeps its lease and its writes', { timeout: 60_000 }, async () => {
  const worker = await start(STANDS_BEFORE_COMMIT)
  await worker.heard('holding')
  const beatAt = async () => (await db.workerLease.findFirstOrThrow()).beatAt.getTime()
  const begun = await beatAt()
  await expect.poll(async () => (await beatAt()) - begun, { timeout: 30_000, interval: 50 }).toBeGreaterThan(2 * LIMIT)
  expect(await reapDeadWorkers(pool, { ownId: 0, limit: LONG })).toEqual([])
  worker.say('go on')
  await worker.heard('third kept')
  expect(await worker.ended).toBe(0)
  await db.shopSettings.deleteMany()
})

test('B11: a transaction of a worker whose lease was taken over commits nothing, regardless of its connection', async () => {
  const { id } = await row('gone')
  const write = () => runFenced(id, () => inTransaction((tx) => tx.shopSettings.create({ data: {} })))
  await db.workerLease.update({ where: { id }, data: { lostAt: new Date() } })
  await expect(write()).rejects.toThrow(LeaseLost)
  await db.workerLease.delete({ where: { id } })
  await expect(write()).rejects.toThrow(LeaseLost)
  expect(await db.shopSettings.count()).toBe(0)
})

test('B11: a worker whose lease was taken over gets no more sessions', async () => {
  const { id } = await row('gone')
  leaseSessions(id)
  const own = new pg.Pool(poolSettings(env.DATABASE_URL, 2))
  const { rows } = await own.query(`select current_setting('application_name') as name`)
  expect(rows).toEqual([{ name: sessionName(id) }])
  await db.workerLease.update({ where: { id }, data: { lostAt: new Date() } })
  const first = await own.connect()
  await expect(own.connect()).rejects.toThrow(LeaseLost)
  first.release()
  await own.end()
})

test('B11: a lease that was taken over can never be renewed, and its worker is notified', async () => {
  const { lease, lost } = await open(LIMIT)
  await db.workerLease.update({ where: { id: lease.id }, data: { lostAt: new Date() } })
  await expect.poll(lost, { timeout: 10_000 }).toBe(1)
  const { beatAt } = await db.workerLease.findUniqueOrThrow({ where: { id: lease.id } })
  await expect(new Promise((resolve) => setTimeout(resolve, LIMIT / 2))).resolves.toBeUndefined()
  expect((await db.workerLease.findUniqueOrThrow({ where: { id: lease.id } })).beatAt).toEqual(beatAt)
})

test.each([
  [15_000, 'ahead of'],
  [-15_000, 'behind'],
])(
  'B3: a worker whose clock differs by %i ms from the database’s does not start, and stops if the difference arises later',
  async (apart, word) => {
    const real = Date.now
    const clock = vi.spyOn(Date, 'now')
    try {
      const { lost } = await open(LIMIT)
      expect(lost()).toBe(0)
      clock.mockImplementation(() => real() + apart)
      await expect.poll(lost, { timeout: 10_000 }).toBe(1)
      await expect(open(LIMIT)).rejects.toThrow(new RegExp(`\\d+ seconds ${word} the database’s`))
      clock.mockImplementation(() => real() + apart / 2)
      const { lease, lost: again } = await open(LIMIT)
      await expect.poll(lease.isSteady, { timeout: 10_000 }).toBe(true)
      expect(again()).toBe(0)
    } finally {
      clock.mockRestore()
    }
    expect(await db.workerLease.count()).toBe(2)
  },
)

test('B11: jobs of a silent worker are released once its sessions have ended and its row is deleted; those of a live worker are not touched', async () => {
  const silent = await row('silent', 2 * LONG)
  const alive = await row('alive')
  for (const [key, name] of Object.entries({ a: 'silent', b: 'alive', c: 'nobody' })) {
    await pool.query(`select graphile_worker.add_job('mail.send', '{}', queue_name => $1, job_key => $1)`, [key])
    await pool.query('update graphile_worker._private_jobs set locked_by = $2, locked_at = now() where key = $1', [key, name])
    await pool.query('update graphile_worker._private_job_queues set locked_by = $2, locked_at = now() where queue_name = $1', [key, name])
  }
  leaseSessions(silent.id)
  const theirs = new pg.Pool(poolSettings(env.DATABASE_URL, 1)).on('error', () => undefined)
  const session = await theirs.connect()
  session.on('error', () => undefined)
  leaseSessions(null)
  expect(await inTransaction((tx) => isLeaseAlive(tx, silent.id))).toBe(true)
  expect(await reapDeadWorkers(pool, { ownId: 0, limit: LONG })).toEqual([silent.id])
  const named = await pool.query('select 1 from pg_stat_activity where application_name = $1 and datname = current_database()', [
    sessionName(silent.id),
  ])
  expect(named.rowCount).toBe(0)
  session.release(true)
  await theirs.end()
  const { rows: jobs } = await pool.query('select key, locked_by from graphile_worker.jobs order by key')
  expect(jobs).toEqual([
    { key: 'a', locked_by: null },
    { key: 'b', locked_by: 'alive' },
    { key: 'c', locked_by: null },
  ])
  const { rows: queues } = await pool.query('select locked_by from graphile_worker._private_job_queues order by queue_name')
  expect(queues).toEqual([{ locked_by: null }, { locked_by: 'alive' }, { locked_by: null }])
  expect(await inTransaction((tx) => isLeaseAlive(tx, silent.id))).toBe(false)
  expect(await inTransaction((tx) => isLeaseAlive(tx, alive.id))).toBe(true)
  await pool.query('delete from graphile_worker._private_jobs')
})

test('B11: a worker of another shop on the same server with the same lease number is not affected', async () => {
  const { id } = await row('silent', 2 * LONG)
  const elsewhere = new pg.Client({ connectionString: new URL('/postgres', env.DATABASE_URL).href, application_name: sessionName(id) })
  await elsewhere.connect()
  expect(await reapDeadWorkers(pool, { ownId: 0, limit: LONG })).toEqual([id])
  expect((await elsewhere.query('select 1')).rowCount).toBe(1)
  await elsewhere.end()
})

test('B11: a worker whose heartbeats fail stops before another may take over, and later waits before it declares another worker dead', {
  timeout: 60_000,
}, async () => {
  const QUIET = 2_000
  const url = new URL(env.DATABASE_URL)
  const proxy = await startFaultProxy({ to: { host: url.hostname, port: Number(url.port || 5432) } })
  const { lease } = await open(QUIET, proxy.through(env.DATABASE_URL))
  expect(heldLease()).toBe(lease.id)
  expect(assertLeaseLive).not.toThrow()
  expect(lease.isSteady()).toBe(false)
  await expect.poll(lease.isSteady, { timeout: 15_000, interval: 20 }).toBe(true)
  await proxy.set({ kind: 'half-open' })
  const { beatAt } = await db.workerLease.findUniqueOrThrow({ where: { id: lease.id } })
  const clock = vi.spyOn(Date, 'now').mockReturnValue(beatAt.getTime() + (3 * QUIET) / 4 + 1)
  try {
    // This is a quarter of the limit before another worker may take over.
    expect([stops(), lease.isSteady()]).toEqual([true, false])
  } finally {
    clock.mockRestore()
  }
  await expect.poll(stops, { timeout: 15_000, interval: 5 }).toBe(true)
  await proxy.set({ kind: 'pass' })
  await expect.poll(() => [stops(), lease.isSteady()], { timeout: 15_000, interval: 20 }).toEqual([false, false])
  await expect.poll(lease.isSteady, { timeout: 15_000, interval: 20 }).toBe(true)
  await leases.pop()?.close()
  expect(heldLease()).toBeNull()
  expect(assertLeaseLive).not.toThrow()
  expect(await db.workerLease.count()).toBe(0)
  await proxy.close()
})

function stops(): boolean {
  try {
    assertLeaseLive()
    return false
  } catch (error) {
    return error instanceof LeaseLost
  }
}

test('B11: a worker that shuts down releases its lease even if its heartbeat connection hangs', async () => {
  const url = new URL(env.DATABASE_URL)
  const proxy = await startFaultProxy({ to: { host: url.hostname, port: Number(url.port || 5432) } })
  const lease = await openLease({ connectionString: proxy.through(env.DATABASE_URL), limit: LIMIT, onLost: () => undefined })
  await proxy.set({ kind: 'hung' })
  await lease.close()
  expect(await db.workerLease.count()).toBe(0)
  await proxy.close()
})

test('B12: a job that the queue wrongly counts as ours runs again; a running job is not touched', async () => {
  const busy = trackRunningJobs()
  const ids: string[] = []
  for (const [key, since] of Object.entries({ held: '1 hour', told: '1 hour', lost: '1 hour', fresh: '5 seconds' })) {
    const { rows } = await pool.query<{ id: string }>(
      `select id from graphile_worker.add_job('mail.send', '{}', queue_name => $1, job_key => $1)`,
      [key],
    )
    ids.push(rows[0]?.id ?? '')
    const at = `locked_by = 'me', locked_at = now() - interval '${since}'`
    await pool.query(`update graphile_worker._private_jobs set ${at} where key = $1`, [key])
    await pool.query(`update graphile_worker._private_job_queues set ${at} where queue_name = $1`, [key])
  }
  const [held = '', told = ''] = ids
  busy.begun(held)
  busy.begun(told)
  busy.ended(told)
  expect(await releaseOrphanedJobs(pool, 'me', busy)).toBe(1)
  const { rows } = await pool.query('select key from graphile_worker.jobs where locked_by is null')
  expect(rows).toEqual([{ key: 'lost' }])
  const { rows: queues } = await pool.query(
    'select queue_name from graphile_worker._private_job_queues where locked_by is null and queue_name = any($1)',
    [['held', 'told', 'lost', 'fresh']],
  )
  expect(queues).toEqual([{ queue_name: 'lost' }])
  await pool.query('delete from graphile_worker._private_jobs')
})
