import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { env } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { orderMany, orderSomething, traces } from '@/lib/orders/testing/shop'
import { applyStripeEvent } from '@/lib/payments/apply-event'
import { stripe } from '@/lib/stripe/client'
import { POST } from './route'

// Must come before every other import: settings are read at import time and must point to this Stripe simulator, with a second secret that
// is being phased out.
const { onDelivery, operate, stripeLedger } = await vi.hoisted(async () => {
  const simulator = await import('@/lib/stripe/testing/simulator')
  process.env.STRIPE_WEBHOOK_SECRET += ',whsec_of_before'
  return simulator
})

const [SECRET = '', BEFORE = ''] = env.STRIPE_WEBHOOK_SECRET.split(',')
const PAID_ONCE = { status: 'paid', charges: 1, refunds: 0, certificates: 1, mails: ['order_received', 'set_up'] }

/** Calls the route handler directly, without the web process. */
async function post(body: string, signature: string | null): Promise<number> {
  const headers: Record<string, string> = signature === null ? {} : { 'stripe-signature': signature }
  const answer = await POST(new Request('http://shop.test/api/webhooks/stripe', { method: 'POST', body, headers }))
  return answer.status
}

beforeEach(async () => {
  onDelivery(post)
  await operate('schedule')
  await operate('webhooks', { mode: 'hold' })
})

afterEach(() => {
  globalThis.keelmarkFaultPoint = undefined
})

const seconds = () => Math.floor(now().getTime() / 1000)
const signed = (payload: string, { timestamp = seconds(), secret = SECRET } = {}) =>
  stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })

const stored = async () => ({
  events: await db.stripeEvent.count(),
  jobs: await db.$queryRaw<{ count: bigint }[]>`select count(*) from graphile_worker.jobs`.then(([row]) => Number(row?.count)),
})

/** Creates a paid order. Its event exists but has not been delivered yet. */
async function paidUnheard() {
  const placed = await orderSomething()
  await operate('pay', { session: placed.session })
  const { events } = await stripeLedger()
  const completed = events.find(({ event }) => event.type === 'checkout.session.completed' && event.data.object.id === placed.session)
  if (!completed) throw new Error('the simulator made no event')
  return { ...placed, event: completed.event.id, body: JSON.stringify(completed.event) }
}

test('A1: one event delivered 50 times, 10 at a time, gets 2xx 50 times and leads to one job, one fulfilment and one email of each kind', async () => {
  const { orderId, event } = await paidUnheard()
  await operate('schedule', { copies: 50, atOnce: 10 })
  const before = await stored()
  await operate('deliver')
  const { deliveries = [] } = (await stripeLedger()).events.find((each) => each.event.id === event) ?? {}
  expect(deliveries.map(({ result }) => result)).toEqual(Array.from({ length: 50 }, () => '200'))
  expect(await stored()).toEqual({ events: before.events + 1, jobs: before.jobs + 1 })
  await Promise.all(Array.from({ length: 10 }, () => applyStripeEvent(event)))
  expect(await traces(orderId)).toEqual(PAID_ONCE)
})

test('A6: an event about an order that is not committed yet is refused, and the order is fulfilled once after its row has appeared', async () => {
  const [known] = await orderMany(1)
  const { session = '', orderId = '' } = known ?? {}
  const row = await db.paymentSession.delete({ where: { stripeSessionId: session } })
  await operate('pay', { session })
  await inTransaction(async (tx) => {
    await tx.paymentSession.create({ data: row })
    // The order is written, but invisible to other transactions until this one commits.
    await operate('deliver')
    expect(await db.stripeEvent.count({ where: { objectId: session } })).toBe(0)
  })
  const completed = (await stripeLedger()).events.find(
    ({ event }) => event.type === 'checkout.session.completed' && event.data.object.id === session,
  )
  expect(completed).toMatchObject({ state: 'pending', deliveries: [{ result: '404' }] })
  await operate('deliver')
  await operate('resend', { event: completed?.event.id })
  expect(await db.stripeEvent.count({ where: { objectId: session } })).toBe(1)
  await applyStripeEvent(completed?.event.id ?? '')
  expect(await traces(orderId)).toEqual(PAID_ONCE)
})

/** Makes the database reject the event about this payment session. The returned function undoes this. */
type Break = (session: string) => Promise<() => Promise<void>>

async function withSql(work: (sql: pg.Client) => Promise<void>): Promise<void> {
  const sql = new pg.Client({ connectionString: env.DATABASE_URL })
  await sql.connect()
  await work(sql)
  await sql.end()
}

const dropTrigger = () => withSql(async (sql) => void (await sql.query('drop function break_it() cascade')))

const onStripeEvent = (session: string, statement: string) =>
  withSql(async (sql) => {
    await sql.query(`create function break_it() returns trigger language plpgsql as $$ begin ${statement} return new; end $$`)
    await sql.query(
      `create trigger break_it after insert on "StripeEvent" for each row when (new."objectId" = '${session}') execute function break_it()`,
    )
  })

const trigger: Break = async (session) => {
  await onStripeEvent(session, "raise exception 'no room left';")
  return dropTrigger
}

const termination: Break = async () => {
  globalThis.keelmarkFaultPoint = async (name) => {
    if (name !== 'webhook.before_commit') return
    await withSql(async (sql) => {
      await sql.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
      )
    })
  }
  return async () => {
    globalThis.keelmarkFaultPoint = undefined
    // The pool may hand out the terminated connection once more before noticing that it is closed.
    await db.$queryRaw`select 1`.catch(() => undefined)
  }
}

const deadlock: Break = async (session) => {
  await onStripeEvent(
    session,
    "perform set_config('lock_timeout', '2s', true); perform pg_advisory_xact_lock(1); perform pg_advisory_xact_lock(2);",
  )
  const other = new pg.Client({ connectionString: env.DATABASE_URL })
  await other.connect()
  // Ensures that our own transaction is the one that detects the deadlock and is aborted.
  await other.query("set deadlock_timeout = '20s'")
  await other.query('begin')
  await other.query('select pg_advisory_xact_lock(2)')
  const waiting = vi
    .waitUntil(async () => (await other.query('select 1 from pg_locks where locktype = $1 and objid = 1', ['advisory'])).rowCount, {
      timeout: 30_000,
      interval: 20,
    })
    .then(() => other.query('select pg_advisory_xact_lock(1)'))
  return async () => {
    await waiting
    await other.end()
    await dropTrigger()
  }
}

test.each<{ what: string; breaks: Break }>([
  { what: 'a trigger raises', breaks: trigger },
  { what: 'the connection is terminated', breaks: termination },
  { what: 'a deadlock', breaks: deadlock },
])('A7: $what while a delivery is stored: it gets 5xx and leaves no trace, and the next delivery succeeds', async ({ breaks }) => {
  const { orderId, session, event } = await paidUnheard()
  const before = await stored()
  const fix = await breaks(session)
  await operate('resend', { event })
  await fix()
  expect(await stored()).toEqual(before)
  await operate('resend', { event })
  const { deliveries = [] } = (await stripeLedger()).events.find((each) => each.event.id === event) ?? {}
  expect(deliveries.map(({ result }) => result)).toEqual(['500', '200'])
  expect(await stored()).toEqual({ events: before.events + 1, jobs: before.jobs + 1 })
  await applyStripeEvent(event)
  expect(await traces(orderId)).toEqual(PAID_ONCE)
})

test('A7: if the database rejects the last step of a fulfilment, all of it is rolled back, and the retried job fulfils once', async () => {
  const { orderId, body, event } = await paidUnheard()
  expect(await post(body, signed(body))).toBe(200)
  await withSql(async (sql) => {
    await sql.query("create function break_it() returns trigger language plpgsql as $$ begin raise exception 'no room left'; end $$")
    await sql.query(
      `create trigger break_it before insert on "Mail" for each row when (new."orderId" = '${orderId}' and new.kind = 'set_up') execute function break_it()`,
    )
  })
  await expect(applyStripeEvent(event)).rejects.toThrow('no room left')
  expect(await traces(orderId)).toEqual({ status: 'awaiting_payment', charges: 0, refunds: 0, certificates: 0, mails: [] })
  await dropTrigger()
  await applyStripeEvent(event)
  expect(await traces(orderId)).toEqual(PAID_ONCE)
})

test('A8: twelve out of twelve forgeries are refused with 400 or 413 and leave no trace', async () => {
  const { body } = await paidUnheard()
  const before = await stored()
  const good = signed(body)
  const changed = (change: object) => JSON.stringify({ ...JSON.parse(body), ...change })
  const live = changed({ livemode: true })
  const theirs = changed({ account: 'acct_1SomebodyElse' })
  const large = changed({ request: 'x'.repeat(2 * 1024 * 1024) })
  const forgeries: [what: string, body: string, signature: string | null, status: number][] = [
    ['no signature', body, null, 400],
    ['an empty signature', body, '', 400],
    ['a signature of another form', body, 't=abc,v1=00', 400],
    ['a wrong signature', body, good.replace(/v1=(.)/, (_, digit) => `v1=${digit === '0' ? '1' : '0'}`), 400],
    ['one byte changed', body.replace('evt_', 'evt-'), good, 400],
    ['the same JSON written again', JSON.stringify(JSON.parse(body), null, 1), good, 400],
    ['another secret', body, signed(body, { secret: 'whsec_of_somebody_else' }), 400],
    ['more than 300 seconds old', body, signed(body, { timestamp: seconds() - 302 }), 400],
    ['more than 300 seconds ahead', body, signed(body, { timestamp: seconds() + 302 }), 400],
    ['an event of the other world', live, signed(live), 400],
    ['an event of another account', theirs, signed(theirs), 400],
    ['two megabytes', large, signed(large), 413],
  ]
  expect(forgeries).toHaveLength(12)
  const answers = []
  for (const [what, forged, signature] of forgeries) answers.push([what, await post(forged, signature)])
  expect(answers).toEqual(forgeries.map(([what, , , status]) => [what, status]))
  expect(await stored()).toEqual(before)
})

test('A8: while a secret is being rotated, deliveries signed with either secret are accepted', async () => {
  for (const secret of [SECRET, BEFORE]) {
    const { body } = await paidUnheard()
    expect(await post(body, signed(body, { secret }))).toBe(200)
  }
})
