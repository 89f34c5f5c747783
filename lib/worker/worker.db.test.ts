import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { startEnomSimulator } from '../enom/simulator/start'

// Settings are read at import, so the Enom simulator starts first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
/** A mail server that accepts every connection but never responds. */
const silence = createServer(() => undefined)
await once(silence.listen(0, '127.0.0.1'), 'listening')
const address = silence.address()
process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
const { db } = await import('../db/client')
const { inTransaction } = await import('../db/transaction')
const { enqueue } = await import('../jobs/enqueue')
const { queueMail } = await import('../outbox/queue-mail')
const { openShop, payFor, placeNow } = await import('../certificates/testing/shop')

await openShop()
const SOON = { timeout: 40_000, interval: 100 }
/** A worker is considered dead after twenty seconds without a sign of life. */
const TAKEN_OVER = { timeout: 60_000, interval: 100 }
const workers: ChildProcess[] = []

async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['dist/worker.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] })
  workers.push(child)
  let said = ''
  child.stdout?.on('data', (text) => {
    said += text
  })
  await expect.poll(() => said, SOON).toBe('worker ready\n')
  return child
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
  return child.exitCode
}

/**
 * Counts unfinished calls. Calls about a whole queue have no certificate. A killed worker's call never finishes, so purchases are counted
 * per certificate.
 */
const asked = (command: string, certificateId?: string) => () => db.enomCall.count({ where: { command, certificateId, finishedAt: null } })

beforeEach(() => enom.operate('calm-down'))
afterEach(async () => {
  await Promise.all(workers.splice(0).map((child) => kill(child, 'SIGKILL')))
  await db.workerLease.deleteMany()
  await db.$executeRaw`select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))`
})
afterAll(async () => {
  silence.close()
  await enom.close()
})

test('work that a killed worker had started is taken over within a minute and done once', { timeout: 120_000 }, async () => {
  await enom.operate('set-switches', { outage: 'hang' })
  const first = await startWorker()
  const { id } = await payFor('rapidssl')
  await expect.poll(asked('GetCerts'), SOON).toBe(1)
  await startWorker()
  const before = enom.state.certificates().length
  await enom.operate('calm-down')
  await kill(first, 'SIGKILL')
  await expect.poll(() => placeNow(id), TAKEN_OVER).toBe('setup')
  expect(enom.state.certificates().length - before).toBe(1)
})

test('after a worker is killed during a sale at Enom, its successor finds and records the purchase and does not buy again', {
  timeout: 120_000,
}, async () => {
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'commit-then-hang' })
  const first = await startWorker()
  const { id } = await payFor('rapidssl')
  const before = enom.state.certificates().length
  await expect.poll(asked('PurchaseServices', id), SOON).toBe(1)
  await expect.poll(() => enom.state.certificates().length - before, SOON).toBe(1)
  await kill(first, 'SIGKILL')
  await startWorker()
  await expect.poll(() => placeNow(id), TAKEN_OVER).toBe('setup')
  expect(enom.state.certificates().length - before).toBe(1)
})

test('a worker that is told to stop finishes its jobs and exits cleanly', { timeout: 120_000 }, async () => {
  await enom.operate('set-switches', { slowMs: 4_000 })
  await enom.operate('add-fault', { command: 'PurchaseServices', kind: 'slow' })
  const worker = await startWorker()
  const { id } = await payFor('rapidssl')
  await expect.poll(asked('PurchaseServices', id), SOON).toBe(1)
  expect(await kill(worker, 'SIGTERM')).toBe(0)
  expect(await placeNow(id)).toBe('setup')
})

test('the sweep finds certificates on hold for Enom and resumes them', { timeout: 120_000 }, async () => {
  await enom.operate('set-account', { loginId: 'keelmark', balance: 100 })
  await startWorker()
  const { id } = await payFor('rapidssl')
  await expect.poll(() => placeNow(id), SOON).toBe('purchase:insufficient_funds')
  await enom.operate('set-account', { loginId: 'keelmark', balance: 500_000 })
  await inTransaction((tx) => enqueue(tx, 'shop.sweep', {}))
  await expect.poll(() => placeNow(id), SOON).toBe('setup')
})

test('C5: while thirty emails wait for a server that never responds, a certificate is bought', { timeout: 120_000 }, async () => {
  const data = { subject: 'Look', lines: ['here'], path: '/admin' }
  const mail = { kind: 'staff_alert', to: 'staff@shop.test', data } as const
  await inTransaction(async (tx) => {
    for (let each = 0; each < 30; each += 1) await queueMail(tx, { ...mail, onceKey: `staff_alert:waits-${each}` })
  })
  await startWorker()
  const hanging = () =>
    db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where task_identifier = 'mail.send' and locked_by is not null`
  await expect.poll(async () => (await hanging()).length, SOON).toBe(3)
  const { id } = await payFor('rapidssl')
  await expect.poll(() => placeNow(id), SOON).toBe('setup')
  expect(await db.mail.count({ where: { status: 'sent' } })).toBe(0)
})
