import { beforeEach, expect, test } from 'vitest'
import { earlier, HOUR, MINUTE, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { getHealth, type Health } from './health'
import { healthFacts, healthTroubles, isWell } from './health-text'

const staff = { kind: 'staff', userId: '01900000-0000-7000-8000-000000000001', role: 'owner' } as const

async function health(): Promise<Health> {
  const read = await getHealth(staff)
  if (!read) throw new Error('no staff data was returned')
  return read
}

const titles = async () => healthTroubles(await health()).map(({ title }) => title)
const words = async () => healthFacts(await health(), now()).map(({ text, isBad }) => `${isBad ? '! ' : ''}${text}`)

beforeEach(async () => {
  await db.workerLease.deleteMany()
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await Promise.all([db.mail.deleteMany(), db.stripeEvent.deleteMany(), db.stripeList.deleteMany(), db.enomAccount.deleteMany()])
  await db.$executeRaw`
    insert into "WorkerLease" (name, "startedAt", "beatAt") values ('one', timezone('utc', clock_timestamp()), timezone('utc', clock_timestamp()))`
})

test('a shop with a worker and no problems is healthy, and only staff can see that', async () => {
  expect(isWell(await health())).toBe(true)
  expect(await words()).toEqual([
    'Worker running',
    'No jobs waiting',
    'Last event from Stripe: none yet',
    'Last email sent: none yet',
    'No Enom account',
  ])
  expect(await getHealth({ kind: 'client', userId: staff.userId })).toBeNull()
})

test('without a worker the back office says so, and explains what to start', async () => {
  await db.workerLease.deleteMany()
  await inTransaction((tx) => enqueue(tx, 'certificate.resume_blocked', {}))
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() - interval '3 hours'`
  expect(isWell(await health())).toBe(false)
  const [trouble] = healthTroubles(await health())
  expect(trouble).toMatchObject({
    title: expect.stringMatching(/^No worker is running/),
    cure: expect.stringMatching(/3 hours.*npm run worker/),
  })
  expect(await words()).toContain('! No worker')
})

test('a worker that is running but behind is reported', async () => {
  await inTransaction((tx) => enqueue(tx, 'certificate.resume_blocked', {}))
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() - interval '10 minutes'`
  expect(await titles()).toEqual(['The worker is falling behind.'])
  expect(await words()).toContain('! Oldest due job waiting for 10 minutes')
})

test('stuck emails, an unresponsive Enom account and an unreadable Stripe event list are each reported', async () => {
  const mail = { kind: 'set_up', to: 'a@shop.example', data: {}, attempts: 2, createdAt: earlier(now(), HOUR) }
  await db.mail.create({ data: { ...mail, onceKey: 'one' } })
  await db.mail.create({ data: { ...mail, onceKey: 'two', status: 'sent', attempts: 1, sentAt: earlier(now(), 7 * MINUTE) } })
  await db.enomAccount.create({ data: { label: 'Main', loginId: 'r', passwordSealed: 'x', brokenSince: now() } })
  await db.stripeEvent.create({
    data: { id: 'evt_1', type: 'refund.created', objectId: 're_1', livemode: false, payload: {}, receivedAt: earlier(now(), 20 * MINUTE) },
  })
  await db.stripeList.create({ data: { name: 'events', readTo: earlier(now(), 5 * HOUR) } })
  expect(isWell(await health())).toBe(false)
  expect(await words()).toEqual([
    'Worker running',
    'No jobs waiting',
    '! Last event from Stripe: 20 minutes ago',
    '! Last email sent: 7 minutes ago',
    '! 1 mail failing',
    '! Enom isn’t responding',
  ])
  expect(await titles()).toEqual([
    'We haven’t been able to read Stripe’s list of events for hours.',
    'An event from Stripe has been waiting for more than 15 minutes.',
  ])
  // Without a worker, only the missing worker is reported, because it causes the rest.
  await db.workerLease.deleteMany()
  expect(await titles()).toEqual([expect.stringMatching(/^No worker/)])
})

test('payment pages that Stripe did not open are reported', async () => {
  const user = await db.user.create({ data: { email: 'b@shop.example' } })
  const order = await db.order.create({ data: { userId: user.id, email: user.email, currency: 'USD', total: 1900, basketHash: 'x' } })
  const page = { orderId: order.id, amount: 1900, currency: 'USD' }
  await db.paymentSession.create({ data: { ...page, idempotencyKey: 'k1', createdAt: earlier(now(), 10 * MINUTE) } })
  // This payment page is still being opened.
  await db.paymentSession.create({ data: { ...page, idempotencyKey: 'k2', createdAt: now() } })
  expect(await titles()).toEqual(['Stripe did not open a payment page in the last hour.'])
  // Stripe opened a later payment page, so the refusal concerned only that order and was not an outage.
  await db.paymentSession.create({
    data: { ...page, idempotencyKey: 'k3', stripeSessionId: 'cs_test_opened', status: 'open', createdAt: earlier(now(), 5 * MINUTE) },
  })
  expect(await titles()).toEqual([])
})
