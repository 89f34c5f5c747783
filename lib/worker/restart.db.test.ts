import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startPostgres } from '../../scripts/database/embedded-postgres'
import { freePort } from '../../scripts/database/free-port'
import { migrate } from '../../scripts/database/migrate'
import { removeDatabase } from '../../scripts/database/postgres-place'
import { startInbox } from '../email/inbox/start'

// Uses its own server, because the test kills it.
const directory = mkdtempSync(path.join(tmpdir(), 'postgres-'))
const port = await freePort()
let server = await startPostgres({ directory, port })
await server.createDatabase('shop')
await migrate(server.url('shop'))
const inbox = await startInbox({ smtpPort: 0, httpPort: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'inbox-')) })
process.env.DATABASE_URL = server.url('shop')
process.env.SMTP_URL = inbox.smtpUrl
const { db } = await import('../db/client')
const { inTransaction } = await import('../db/transaction')
const { queueMail } = await import('../outbox/queue-mail')

const worker = spawn(process.execPath, ['dist/worker.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] })
let said = ''
worker.stdout.on('data', (text) => {
  said += text
})
afterAll(async () => {
  worker.kill('SIGKILL')
  await db.$disconnect()
  await inbox.close()
  await server.stop()
  removeDatabase(directory)
})

/** Does what `pg_ctl restart -m immediate` does: nothing is flushed, and the log is replayed at startup. */
async function restart(): Promise<void> {
  const pid = Number(readFileSync(path.join(server.data, 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGQUIT')
  await expect.poll(() => isAlive(pid), { timeout: 10_000, interval: 20 }).toBe(false)
  server = await startPostgres({ directory, port })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

let count = 0
let kept = 0
/** Makes the change caused by a buyer's click. Returns false while the database is down, in which case it can be repeated. */
async function queue(): Promise<boolean> {
  count += 1
  const [onceKey, to] = [`staff_alert:${count}`, `${count}@shop.test`]
  const data = { subject: 'Look', lines: ['here'], path: '/admin' }
  const done = inTransaction((tx) => queueMail(tx, { kind: 'staff_alert', to, onceKey, data }))
  return done.then(
    () => {
      kept += 1
      return true
    },
    () => false,
  )
}

test('B12: when the database is restarted repeatedly without warning, web and worker recover within 30 seconds and no job is lost', {
  timeout: 240_000,
}, async () => {
  await expect.poll(() => said, { timeout: 60_000 }).toBe('worker ready\n')
  for (let round = 0; round < 3; round += 1) {
    let isAway = true
    const clicking = (async () => {
      while (isAway) await queue()
    })()
    await expect.poll(() => db.mail.count(), { timeout: 20_000 }).toBeGreaterThan(0)
    await restart()
    const back = performance.now()
    isAway = false
    await clicking
    await expect.poll(queue, { timeout: 30_000, interval: 100 }).toBe(true)
    await expect.poll(() => db.mail.count({ where: { status: 'queued' } }), { timeout: 30_000, interval: 100 }).toBe(0)
    expect(performance.now() - back).toBeLessThan(30_000)
  }
  expect(kept).toBeGreaterThan(3)
  expect(await db.mail.count({ where: { status: 'sent' } })).toBeGreaterThanOrEqual(kept)
  expect(worker.exitCode).toBeNull()
  expect(await db.workerLease.count()).toBe(1)
  await expect
    .poll(() => db.$queryRaw`select 1 from graphile_worker.jobs where task_identifier = 'mail.send' and locked_by is not null`, {
      timeout: 40_000,
      interval: 200,
    })
    .toEqual([])
})
