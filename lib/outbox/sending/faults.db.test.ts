import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { startFaultProxy } from '../../../scripts/test/fault-proxy'
import { HOUR, MINUTE, setClock } from '../../clock'
import { env } from '../../config/env'
import { db } from '../../db/client'
import { LeaseLost } from '../../db/fence'
import { inTransaction } from '../../db/transaction'
import { assertLeaseLive, openLease } from '../../jobs/lease'
import { queueMail } from '../queue-mail'
import { deliver } from './deliver'
import { sweepUnsent } from './sweep-unsent'

/** The mail server's behaviour at the end of an email, and the emails it has accepted. */
let mood: 'take' | 'greylist' | 'hang up' | 'say nothing' = 'take'
let taken: string[] = []
const open = new Set<Socket>()

const server = createServer((socket) => {
  open.add(socket.on('error', () => undefined).on('close', () => open.delete(socket)))
  let letter: string[] | null = null
  if (mood === 'say nothing') return
  socket.write('220 mail.shop.test\r\n')
  createInterface(socket).on('line', (line) => {
    if (letter && line !== '.') return letter.push(line)
    if (letter) {
      taken.push(letter.find((header) => header.startsWith('Message-ID')) ?? '')
      letter = null
      return mood === 'hang up' ? socket.destroy() : socket.write('250 2.0.0 taken\r\n')
    }
    if (line.startsWith('RCPT') && mood === 'greylist') return socket.write('450 4.2.0 greylisted, come back later\r\n')
    if (line !== 'DATA') return socket.write('250 2.1.0 ok\r\n')
    letter = []
    return socket.write('354 go on\r\n')
  })
})

const portOf = () => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
const up = async (port = 0) => void (await once(server.listen(port, '127.0.0.1'), 'listening'))
const down = async () => {
  for (const socket of open) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
}

await up()
const port = portOf()
env.SMTP_URL = `smtp://127.0.0.1:${port}`

let count = 0
async function queue(): Promise<string> {
  count += 1
  const onceKey = `staff_alert:${count}`
  const data = { subject: 'Look', lines: ['here'], path: '/admin' }
  await inTransaction((tx) => queueMail(tx, { kind: 'staff_alert', to: 'staff@shop.test', onceKey, data }))
  return (await db.mail.findUniqueOrThrow({ where: { onceKey } })).id
}

const mail = (id: string) => db.mail.findUniqueOrThrow({ where: { id } })
const tryOnce = (id: string) =>
  deliver(id).then(
    () => 'done',
    (error: unknown) => String(error),
  )

/** Returns the milliseconds until the queue retries an email, and the number of attempts so far. */
async function nextTry(id: string): Promise<{ wait: number; attempts: number } | undefined> {
  const rows = await db.$queryRaw<{ wait: number; attempts: number }[]>`
    select extract(epoch from run_at - now())::float8 * 1000 as wait, attempts from graphile_worker.jobs where key = ${`mail.send:${id}`}`
  return rows[0]
}

beforeEach(() => {
  mood = 'take'
  taken = []
})
afterAll(down)

test('C5: during a day without a mail server emails are stored and retried every few minutes; once it is back each is sent once', {
  timeout: 60_000,
}, async () => {
  const ids = await Promise.all([queue(), queue(), queue()])
  await down()
  const begun = Date.now()
  let hours = 0
  const putBack = setClock(() => new Date(begun + hours * HOUR))
  try {
    for (; hours < 24; hours += 4) {
      for (const id of ids) expect(await tryOnce(id)).toContain('ECONNREFUSED')
      // The queue's behaviour after this many failures.
      await db.$executeRaw`update graphile_worker._private_jobs set attempts = least(attempts + 11, 25), run_at = now() + interval '6 hours'`
      await sweepUnsent()
      for (const id of ids) {
        const next = await nextTry(id)
        expect(next?.wait).toBeLessThanOrEqual(5 * MINUTE)
        expect(next?.wait).toBeGreaterThan(4 * MINUTE)
        expect(next?.attempts).toBeGreaterThanOrEqual(10)
      }
    }
    await up(port)
    for (const id of [...ids, ...ids]) expect(await tryOnce(id)).toBe('done')
  } finally {
    putBack()
  }
  expect(new Set(taken).size).toBe(3)
  expect(taken).toHaveLength(3)
  for (const id of ids) expect(await mail(id)).toMatchObject({ status: 'sent', attempts: 7, lastError: null })
})

test('C5: a greylisted email is not given up on and is sent once', async () => {
  const id = await queue()
  mood = 'greylist'
  for (let tries = 0; tries < 3; tries += 1) expect(await tryOnce(id)).toContain('greylisted')
  expect(await mail(id)).toMatchObject({ status: 'queued', unsure: 0 })
  mood = 'take'
  expect(await tryOnce(id)).toBe('done')
  expect(await mail(id)).toMatchObject({ status: 'sent' })
  expect(taken).toHaveLength(1)
})

async function queueForBuyer(): Promise<string> {
  count += 1
  const orderId = '018f0000-0000-7000-8000-000000000001'
  const data = { orderId, orderNumber: 10001, total: { amount: 1900, currency: 'USD' } }
  const onceKey = `payment_failed:${count}`
  await inTransaction((tx) => queueMail(tx, { kind: 'payment_failed', to: 'buyer@shop.test', onceKey, data, orderId }))
  return (await db.mail.findUniqueOrThrow({ where: { onceKey } })).id
}

const alertsAbout = (id: string) => db.mail.findMany({ where: { onceKey: `staff_alert:mail_refused:${id}` } })

test('an email deferred for three days is given up on, and staff are alerted once if it was to a buyer, never if it was an alert', async () => {
  const id = await queueForBuyer()
  mood = 'greylist'
  const begun = Date.now()
  let hours = 0
  const putBack = setClock(() => new Date(begun + hours * HOUR))
  try {
    for (hours of [0, 24, 48, 71]) expect(await tryOnce(id)).toContain('greylisted')
    expect(await mail(id)).toMatchObject({ status: 'queued' })
    hours = 73
    expect(await tryOnce(id)).toBe('done')
    expect(await mail(id)).toMatchObject({ status: 'failed', refused: true, lastError: expect.stringContaining('greylisted') })
    const [alert, ...others] = await alertsAbout(id)
    expect(others).toEqual([])
    expect(alert).toMatchObject({ data: { path: '/admin/orders/018f0000-0000-7000-8000-000000000001' } })
    for (hours of [73, 147]) await tryOnce(alert?.id ?? '')
    expect(await mail(alert?.id ?? '')).toMatchObject({ status: 'failed' })
    expect(await alertsAbout(alert?.id ?? '')).toEqual([])
  } finally {
    putBack()
  }
})

test('C5: no email is lost when a mail server is down for four days and greylists before or after that', async () => {
  const [before, after] = [await queueForBuyer(), await queueForBuyer()]
  const begun = Date.now()
  let hours = 0
  const putBack = setClock(() => new Date(begun + hours * HOUR))
  try {
    mood = 'greylist'
    expect(await tryOnce(before)).toContain('greylisted')
    await down()
    for (hours of [1, 96]) for (const id of [before, after]) expect(await tryOnce(id)).toContain('ECONNREFUSED')
    await up(port)
    expect(await tryOnce(after)).toContain('greylisted')
    mood = 'take'
    hours = 97
    for (const id of [before, after]) expect(await tryOnce(id)).toBe('done')
  } finally {
    putBack()
  }
  for (const id of [before, after]) expect(await mail(id)).toMatchObject({ status: 'sent' })
})

test('C5: a server that accepts an email but hangs up without confirming it receives it once more, but not a third time', async () => {
  const [first, second] = await Promise.all([queue(), queue()])
  mood = 'hang up'
  expect(await tryOnce(first)).not.toBe('done')
  expect(taken).toHaveLength(1)
  mood = 'take'
  expect(await tryOnce(first)).toBe('done')
  expect(taken).toHaveLength(2)
  expect(new Set(taken).size).toBe(1)
  expect(await mail(first)).toMatchObject({ status: 'sent', unsure: 1 })

  mood = 'hang up'
  for (let tries = 0; tries < 5; tries += 1) await tryOnce(second)
  expect(taken).toHaveLength(4)
  expect(await mail(second)).toMatchObject({ status: 'failed', lastError: expect.stringContaining('closed the connection 2 times') })
})

function mayHaveBeenTaken(): boolean {
  try {
    assertLeaseLive()
    return false
  } catch (error) {
    return error instanceof LeaseLost
  }
}

test('B11: a worker that may have been taken over sends no email to the server', async () => {
  const id = await queue()
  const url = new URL(env.DATABASE_URL)
  const proxy = await startFaultProxy({ to: { host: url.hostname, port: Number(url.port || 5432) } })
  const lease = await openLease({ connectionString: proxy.through(env.DATABASE_URL), limit: 1_500, onLost: () => undefined })
  await proxy.set({ kind: 'half-open' })
  await expect.poll(mayHaveBeenTaken, { timeout: 20_000, interval: 10 }).toBe(true)
  expect(await tryOnce(id)).toContain('LeaseLost')
  expect(taken).toEqual([])
  await proxy.set({ kind: 'pass' })
  await lease.close()
  await proxy.close()
  expect(await tryOnce(id)).toBe('done')
})

test('C5: an unresponsive server times out after ten seconds', { timeout: 40_000 }, async () => {
  const id = await queue()
  mood = 'say nothing'
  const begun = performance.now()
  expect(await tryOnce(id)).toContain('Greeting never received')
  expect(performance.now() - begun).toBeLessThan(20_000)
  expect(await mail(id)).toMatchObject({ status: 'queued', unsure: 0 })
})

test('C5: emails use at most three of a worker’s ten slots, however many wait for a server that hangs', async () => {
  for (let each = 0; each < 30; each += 1) await queue()
  const queues = await db.$queryRaw<{ queue: string | null; mails: bigint }[]>`
    select queue_name as queue, count(*) as mails from graphile_worker.jobs where task_identifier = 'mail.send' group by 1`
  expect(queues.every(({ queue }) => queue !== null)).toBe(true)
  expect(queues.length).toBeLessThanOrEqual(3)
})
