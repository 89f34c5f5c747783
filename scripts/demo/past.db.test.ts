import { afterAll, expect, test, vi } from 'vitest'
import { complaints, judge } from '../../e2e/faults/judge/invariants'
import { ledgersSchema, readShop } from '../../e2e/faults/judge/ledgers'
import { seeded } from '../../e2e/faults/plan/random'
import { HOLDS } from '../../lib/certificates/lifecycle/holds'
import { placesIn } from '../../lib/certificates/lifecycle/places'
import { must, reconcileAll } from '../../lib/certificates/testing/shop'
import { DAY, earlier } from '../../lib/clock'
import { db } from '../../lib/db/client'
import { OrderStatus } from '../../lib/db/generated/enums'
import { STAFF } from '../../lib/orders/testing/shop'
import { refundOrder } from '../../lib/refunds/request/refund-order'
import { send, wentBack } from '../../lib/refunds/testing/refunds'
import { recordEvent } from '../../lib/stripe/record-event'
import { seedShop } from '../../prisma/seed/seed-shop'
import { finishPast, makePast } from './make-past'
import { multiply } from './multiply'
import { planMoments, planPast } from './plan'
import { endTrouble } from './trouble'

const END = new Date('2026-11-29T10:00:00Z')
const ORDERS = 32

// Comes before every other import: the clock must be stopped when the simulators start, and the settings must refer to them when they are
// read.
const { clock, stripe, enom, cleanUp } = await vi.hoisted(async () => {
  const { stopClock } = await import('./stop-clock')
  const clock = stopClock(new Date('2025-11-29T08:00:00Z'))
  const { startEnomSimulator } = await import('../../lib/enom/simulator/start')
  const { mkdtempSync, rmSync } = await import('node:fs')
  const dataDir = mkdtempSync('/tmp/enom-past-')
  const enom = await startEnomSimulator({ port: 0, dataDir })
  process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
  const stripe = await import('../../lib/stripe/testing/simulator')
  return { clock, enom, stripe, cleanUp: () => enom.close().then(() => rmSync(dataDir, { recursive: true })) }
})
afterAll(async () => {
  clock.release()
  await cleanUp()
})

test('the same seed plans the same orders, and a different seed plans others', () => {
  const plan = (seed: number) => planPast(seeded(seed), { orders: 200, end: END })
  expect(plan(1)).toEqual(plan(1))
  expect(plan(2)).not.toEqual(plan(1))
})

test('a year of history shows every stage and hold and agrees with both simulators, and its payments can be refunded', {
  timeout: 300_000,
}, async () => {
  stripe.onDelivery(async (body, signature) => ((await recordEvent(body, signature)).ok ? 200 : 400))
  await seedShop({ onSale: true })
  await makePast({ enom: enom.operate, stripe: stripe.operate }, { seed: 1, orders: ORDERS, end: END, clock })
  await finishPast(END)
  clock.release()

  const orders = await db.order.findMany({ orderBy: { number: 'asc' }, include: { items: { include: { product: true } } } })
  const planned = planPast(seeded(1), { orders: ORDERS, end: END })
  expect(orders.map(({ createdAt, email, items }) => [createdAt, email, items.map(({ product }) => product.slug)])).toEqual(
    planned.map(({ at, buyer, lines }) => [at, buyer.email, lines.map(({ slug }) => slug)]),
  )
  expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(Object.values(OrderStatus).filter((one) => one !== 'needs_review')))

  // Certificates held only because of an Enom outage have since continued.
  const passing: readonly string[] = ['supplier_unavailable', 'login_refused', 'ip_refused', 'no_account', 'price_unavailable']
  const held = Object.keys(HOLDS)
  const now = await db.certificate.findMany()
  expect(new Set(now.flatMap(({ hold }) => hold ?? []))).toEqual(new Set(held.filter((hold) => !passing.includes(hold))))
  const steps = await db.certificateEvent.findMany({ distinct: ['to'], select: { to: true } })
  expect(steps.map(({ to }) => to)).toEqual(expect.arrayContaining(passing.map((hold) => `purchase:${hold}`)))
  expect(new Set(now.map(({ stage }) => stage)).size).toBe(6)
  expect(new Set(now.flatMap(({ closedReason }) => closedReason ?? [])).size).toBe(placesIn('closed').length)

  const after = { createdAt: { gt: END } }
  expect(
    await Promise.all([db.mail.count({ where: after }), db.certificate.count({ where: after }), db.order.count({ where: after })]),
  ).toEqual([0, 0, 0])
  expect(await db.mail.count({ where: { status: { not: 'sent' } } })).toBe(0)
  expect(await db.$queryRaw`select count(*)::int as jobs from graphile_worker.jobs`).toEqual([{ jobs: 0 }])

  // The shop continues where the history stopped: the purchase without a response is found in Enom's list, and a refill buys what was
  // waiting for it.
  await enom.operate('refill', { loginId: 'keelmark-second', amount: 100_000 })
  await endTrouble()
  await reconcileAll()
  const ledgers = ledgersSchema.parse({
    stripe: await stripe.operate('ledger'),
    enom: { entries: enom.state.ledger(), accounts: enom.state.accounts() },
    shop: await readShop({ query: (sql) => db.$queryRawUnsafe(sql) }),
    inbox: [],
    sendsBegun: 0,
  })
  expect(complaints(judge(ledgers).filter(({ id }) => id <= 'I4'))).toEqual([])

  const issued = await db.certificate.findFirstOrThrow({
    where: { stage: 'issued', order: { disputes: { none: {} } } },
    include: { order: true },
  })
  must(await refundOrder(STAFF, issued.orderId, { reason: 'A test' }))
  await send(issued.orderId)
  expect(await wentBack(issued.orderId)).toEqual([issued.order.total])

  // Copies have all the rows of their example, at another time, and can themselves be copied.
  const moments = planMoments(seeded(2), { count: 30, end: END }).map((at, index) => ({ at, number: 20_000 + index }))
  const copies = await multiply(process.env.DATABASE_URL ?? '', seeded(2), moments, END)
  await multiply(process.env.DATABASE_URL ?? '', seeded(2), [{ at: earlier(END, 100 * DAY), number: 30_000 }], END)
  for (const { number, orderId } of copies.map((copy, index) => ({ ...copy, number: 20_000 + index }))) {
    const [copy, example] = await Promise.all([whole({ number }), whole({ id: orderId })])
    expect(copy).toEqual({ ...example, createdAt: moments[number - 20_000]?.at })
  }
  expect(await db.certificateEvent.count({ where: { at: { gt: END }, certificate: { order: { number: { gte: 20_000 } } } } })).toBe(0)
})

/** Returns an order's contents without ids. */
async function whole(where: { number: number } | { id: string }) {
  const include = { items: true, charges: true, events: true, paymentSessions: true, invoices: true } as const
  const certificates = {
    include: { issuances: true, files: true, events: true, operations: { include: { events: true } }, enomCalls: true },
  }
  const order = await db.order.findUniqueOrThrow({ where, include: { ...include, certificates } })
  const each = order.certificates.map(({ issuances, files, events, operations, enomCalls, ...one }) => ({
    where: [one.stage, one.domainName, one.issuanceId !== null],
    counts: [issuances, files, events, operations, operations.flatMap((operation) => operation.events), enomCalls].map(
      (rows) => rows.length,
    ),
  }))
  const { status, total, email, createdAt, items, charges, events, paymentSessions, invoices } = order
  const counts = [items, charges, events, paymentSessions, invoices].map((rows) => rows.length)
  return { status, total, email, createdAt, counts, certificates: each, mails: await db.mail.count({ where: { orderId: order.id } }) }
}
