import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { afterAll, afterEach, expect, test } from 'vitest'
import { compileCode } from '../../scripts/test/compile-code'
import { startFaultProxy } from '../../scripts/test/fault-proxy'
import { startInbox } from '../email/inbox/start'

const inbox = await startInbox({ smtpPort: 0, httpPort: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'inbox-')) })
process.env.SMTP_URL = inbox.smtpUrl
const { env } = await import('../config/env')
const { db } = await import('../db/client')
const { inTransaction } = await import('../db/transaction')
const { queueMail } = await import('../outbox/queue-mail')

const workers: ChildProcessByStdio<Writable, Readable, Readable>[] = []
const SOON = { timeout: 60_000, interval: 50 }

/** Stops a worker at a fault point until told to continue. */
const HOLD = (point: string) => `
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name !== '${point}') return
    process.stdout.write('holding\\n')
    await new Promise((resolve) => process.stdin.once('data', resolve))
  };`
const RUN = (limit: number) => `
  process.on('unhandledRejection', () => undefined);
  const { startWorker } = await import('./lib/worker/start-worker.ts');
  await startWorker({ leaseLimit: ${limit}, onLost: () => process.exit(1) });
  process.stdout.write('worker ready\\n')`

/** Starts the worker as deployed, optionally stopped at a fault point. With `code`, starts a worker with a different limit. */
async function start({ code, hold, databaseUrl = env.DATABASE_URL }: { code?: string; hold?: string; databaseUrl?: string } = {}) {
  const args = [code ? await compileCode(code) : 'dist/worker.mjs']
  const preload = hold ? ['--import', `data:text/javascript,${encodeURIComponent(HOLD(hold))}`] : []
  const settings = { ...process.env, LOG_LEVEL: 'warn', DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, [...preload, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env: settings })
  workers.push(child)
  const words: string[] = []
  createInterface(child.stdout).on('line', (line) => words.push(line))
  createInterface(child.stderr).on('line', (line) => {
    const said = /"msg":"([^"]*)"/.exec(line)?.[1]
    if (said) words.push(said)
  })
  const heard = (word: string) => expect.poll(() => words, SOON).toContain(word)
  await heard('worker ready')
  return { child, words, heard, ended: once(child, 'exit').then(([status]: (number | null)[]) => status) }
}

let count = 0
async function queue(): Promise<string> {
  count += 1
  const [onceKey, to] = [`staff_alert:${count}`, `${count}@shop.test`]
  const data = { subject: `Look ${count}`, lines: ['here'], path: '/admin' }
  await inTransaction((tx) => queueMail(tx, { kind: 'staff_alert', to, onceKey, data }))
  return (await db.mail.findUniqueOrThrow({ where: { onceKey } })).id
}

const statusOf = async (id: string) => (await db.mail.findUniqueOrThrow({ where: { id } })).status
async function copiesOf(id: string): Promise<number> {
  const { to } = await db.mail.findUniqueOrThrow({ where: { id } })
  const answer = await fetch(`${inbox.url}/messages.json?to=${encodeURIComponent(to)}`)
  const mails: unknown = await answer.json()
  return Array.isArray(mails) ? mails.length : 0
}

afterEach(async () => {
  for (const child of workers.splice(0)) child.kill('SIGKILL')
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await db.$executeRaw`update graphile_worker._private_job_queues set locked_by = null, locked_at = null`
  await db.workerLease.deleteMany()
})
afterAll(() => inbox.close())

test('B11: the work of a killed worker is taken over within 60 seconds and done once', { timeout: 180_000 }, async () => {
  const first = await start({ code: `${HOLD('mail.before_send')} ${RUN(20_000)}` })
  const id = await queue()
  await first.heard('holding')
  await start()
  first.child.kill('SIGKILL')
  const killed = performance.now()
  await expect.poll(() => statusOf(id), SOON).toBe('sent')
  expect(performance.now() - killed).toBeLessThan(60_000)
  expect(await copiesOf(id)).toBe(1)
  // The email counts as sent a moment before its job is deleted.
  const locked = () => db.$queryRaw`select 1 from graphile_worker.jobs where locked_by is not null and task_identifier = 'mail.send'`
  await expect.poll(locked).toEqual([])
})

test('B11: a frozen worker is taken over, and when it resumes it does nothing and exits', { timeout: 180_000 }, async () => {
  const zombie = await start({ code: `${HOLD('mail.before_send')} ${RUN(6_000)}` })
  const ids = await Promise.all([queue(), queue(), queue()])
  await zombie.heard('holding')
  zombie.child.kill('SIGSTOP')
  const frozen = performance.now()
  await start({ code: RUN(6_000) })
  for (const id of ids) await expect.poll(() => statusOf(id), SOON).toBe('sent')
  expect(performance.now() - frozen).toBeLessThan(60_000)
  zombie.child.stdin.write('go on\n')
  zombie.child.kill('SIGCONT')
  expect(await zombie.ended).toBe(1)
  for (const id of ids) {
    expect(await copiesOf(id)).toBe(1)
    expect(await statusOf(id)).toBe('sent')
  }
  expect(await db.workerLease.count()).toBe(1)
})

/** Starts a worker whose database connections go through a proxy. */
async function startBehindProxy(hold?: string) {
  const url = new URL(env.DATABASE_URL)
  const proxy = await startFaultProxy({ to: { host: url.hostname, port: Number(url.port || 5432) } })
  const worker = await start({ databaseUrl: proxy.through(env.DATABASE_URL), hold })
  return { proxy, worker }
}

test('B12: a worker recovers within 30 seconds when all its database connections hang half-open during its work', {
  timeout: 180_000,
}, async () => {
  const { proxy, worker } = await startBehindProxy()
  const before = await queue()
  await expect.poll(() => statusOf(before), SOON).toBe('sent')
  await proxy.set({ kind: 'hung' })
  const hung = performance.now()
  const ids = await Promise.all([queue(), queue(), queue(), queue(), queue()])
  for (const id of ids) await expect.poll(() => statusOf(id), SOON).toBe('sent')
  expect(performance.now() - hung).toBeLessThan(30_000)
  for (const id of ids) expect(await copiesOf(id)).toBe(1)
  expect(worker.child.exitCode).toBeNull()
  await proxy.close()
})

test('B12: a job that ends while the database is unreachable does not crash the worker and is run again', {
  timeout: 180_000,
}, async () => {
  const { proxy, worker } = await startBehindProxy('mail.before_send')
  const id = await queue()
  await worker.heard('holding')
  // No other job is running, so the report that fails is the one about this job.
  await expect.poll(() => db.$queryRaw`select 1 from graphile_worker.jobs where task_identifier <> 'mail.send'`, SOON).toEqual([])
  await proxy.set({ kind: 'down' })
  worker.child.stdin.write('go on\n')
  await expect.poll(() => copiesOf(id), SOON).toBe(1)
  await worker.heard('unhandled promise rejection')
  await proxy.set({ kind: 'pass' })
  const back = performance.now()
  await expect.poll(() => worker.words.filter((word) => word === 'holding').length, SOON).toBe(2)
  worker.child.stdin.write('go on\n')
  await expect.poll(() => statusOf(id), SOON).toBe('sent')
  expect(performance.now() - back).toBeLessThan(30_000)
  expect(await copiesOf(id)).toBe(2)
  await proxy.close()
})

test('B12: ending all database sessions at random moments loses no job and crashes no worker', { timeout: 180_000 }, async () => {
  const worker = await start()
  const ids: string[] = []
  const first = performance.now()
  for (let round = 0; round < 8; round += 1) {
    ids.push(...(await Promise.all([queue(), queue(), queue()])))
    await db.$executeRaw`
      select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'keelmark:%' and datname = current_database()`
  }
  const last = performance.now()
  for (const id of ids) await expect.poll(() => statusOf(id), SOON).toBe('sent')
  expect(performance.now() - last).toBeLessThan(30_000)
  // A job that has failed repeatedly may wait a minute, but none may stay locked without a worker.
  await expect
    .poll(
      () =>
        db.$queryRaw`select key, attempts, last_error from graphile_worker.jobs where task_identifier = 'mail.send' and locked_by is not null`,
      { timeout: 40_000, interval: 200 },
    )
    .toEqual([])
  expect(worker.child.exitCode).toBeNull()
  // A retry comes after 2.7 seconds at the earliest, and may be interrupted again if the rounds took longer.
  for (const id of ids) expect(await copiesOf(id)).toBeLessThanOrEqual(2 + Math.floor((last - first) / 2_700))
})
