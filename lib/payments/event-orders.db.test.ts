import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { times } from '../../scripts/test/test-size'
import { now } from '../clock'
import { env } from '../config/env'
import { db } from '../db/client'
import { inBatches, orderMany, traces } from '../orders/testing/shop'
import { stripe } from '../stripe/client'
import { recordEvent } from '../stripe/record-event'
import { applyStripeEvent } from './apply-event'

// Must come before all other imports: the settings are read at import and must point to this Stripe simulator.
const { operate, stripeLedger } = await vi.hoisted(() => import('../stripe/testing/simulator'))

beforeEach(() => operate('webhooks', { mode: 'drop' }))

type Wire = { type: string; object: { id: string; payment_intent?: string | null; metadata?: Record<string, string> } }

const CHECKOUT = ['completed', 'async_payment_succeeded', 'async_payment_failed', 'expired'] as const

let count = 0

/** Handles one delivery, first as the webhook endpoint and then as the worker. Returns whether Stripe would consider it delivered. */
async function deliver(id: string, { type, object }: Wire): Promise<boolean> {
  const body = JSON.stringify({ id, object: 'event', type, livemode: false, data: { object } })
  const timestamp = Math.floor(now().getTime() / 1000)
  const signature = stripe.webhooks.generateTestHeaderString({ payload: body, secret: env.STRIPE_WEBHOOK_SECRET, timestamp })
  const recorded = await recordEvent(body, signature)
  if (recorded.ok && recorded.value.stored) await applyStripeEvent(id)
  return recorded.ok
}

/**
 * Delivers the events in this order, one of them twice, either in a row or again at the end. Refused events are redelivered, as Stripe
 * does.
 */
async function deliverAll(wires: readonly Wire[], order: number): Promise<void> {
  count += 1
  const all = wires.map((wire, index) => ({ id: `evt_${count}_${index}`, wire }))
  const twice = all.slice(order % all.length, (order % all.length) + 1)
  let left = order % 2 ? [...all, ...twice] : all.flatMap((each) => (twice.includes(each) ? [each, each] : [each]))
  for (let round = 0; left.length; round += 1) {
    expect(round, 'deliveries that are never accepted').toBeLessThan(4)
    const refused: typeof left = []
    for (const each of left) if (!(await deliver(each.id, each.wire))) refused.push(each)
    left = refused
  }
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}

/** Every 53rd of the 720 permutations, which puts each event in each position. A thorough run covers all of them. */
const STEP = times({ usual: 53, thorough: 1 })
/** Every fifth of the 24 permutations; a thorough run covers all of them. */
const PAGE_STEP = times({ usual: 5, thorough: 1 })

test('A2: the paid, refunded and disputed events lead to the same result in any order, including duplicates', async () => {
  const ways = permutations([...CHECKOUT, 'refund', 'dispute'] as const).filter((_, index) => index % STEP === 0)
  const many = STEP === 1 ? 720 : 14
  expect(ways).toHaveLength(many)
  const orders = await orderMany(many)
  await inBatches(orders, 8, async ({ session }) => {
    await operate('pay', { session, method: 'us_bank_account', number: '000999999991' })
    await operate('bank-debit', { session, outcome: 'succeed' })
  })
  const { sessions } = await stripeLedger()
  const intents = new Map(sessions.map(({ id, payment_intent }) => [id, payment_intent]))
  await inBatches(orders, 5, async ({ session }, index) => {
    const payment_intent = intents.get(session) ?? ''
    const refund = await stripe.refunds.create({ payment_intent })
    const dispute = z.object({ id: z.string() }).parse(await operate('dispute', { session }))
    const wires = (ways[index] ?? []).map((name): Wire => {
      if (name === 'refund') return { type: 'refund.created', object: { id: refund.id, payment_intent } }
      if (name === 'dispute') return { type: 'charge.dispute.created', object: { id: dispute.id, payment_intent } }
      return { type: `checkout.session.${name}`, object: { id: session } }
    })
    await deliverAll(wires, index)
  })
  const ends = await Promise.all([
    db.order.groupBy({ by: ['status'], _count: true }),
    db.charge.groupBy({ by: ['amount'], _count: true }),
    db.refund.groupBy({ by: ['status', 'amount', 'cause'], _count: true }),
    db.certificate.groupBy({ by: ['closedReason'], _count: true }),
    db.mail.groupBy({ by: ['kind'], _count: true, orderBy: { kind: 'asc' } }),
    db.orderEvent.groupBy({ by: ['kind'], _count: true, orderBy: { kind: 'asc' } }),
  ])
  expect(ends).toEqual([
    [{ status: 'refunded', _count: many }],
    [{ amount: 1900, _count: many }],
    [{ status: 'succeeded', amount: 1900, cause: 'dashboard', _count: many }],
    [{ closedReason: 'not_purchased', _count: many }],
    ['order_received', 'refund_made', 'set_up', 'staff_alert'].map((kind) => ({ kind, _count: many })),
    ['order.disputed', 'order.paid', 'order.refund_learned', 'order.refund_succeeded', 'order.refunded'].map((kind) => ({
      kind,
      _count: many,
    })),
  ])
  // Each order has exactly one of each kind.
  for (const rows of [await db.charge.groupBy({ by: ['orderId'] }), await db.refund.groupBy({ by: ['orderId'] })])
    expect(rows).toHaveLength(many)
}, 900_000)

test.each([
  { fact: 'paid at once', does: [['pay', {}]], ends: { status: 'paid', charges: 1, certificates: 1, mails: ['order_received', 'set_up'] } },
  {
    fact: 'the bank refused',
    does: [
      ['pay', { method: 'us_bank_account', number: '000999999991' }],
      ['bank-debit', { outcome: 'fail' }],
    ],
    ends: { status: 'payment_failed', charges: 0, certificates: 0, mails: ['payment_failed'] },
  },
  {
    fact: 'the bank is confirming',
    does: [['pay', { method: 'us_bank_account', number: '000999999991' }]],
    ends: { status: 'payment_processing', charges: 0, certificates: 0, mails: ['payment_processing'] },
  },
  { fact: 'never paid', does: [['expire', {}]], ends: { status: 'expired', charges: 0, certificates: 0, mails: [] } },
] as const)('A2: $fact: the payment page’s events, true or false, lead to the same state in any order', async ({ does, ends }) => {
  const ways = permutations(CHECKOUT).filter((_, index) => index % PAGE_STEP === 0)
  await inBatches(await orderMany(ways.length), 6, async ({ orderId, session }, index) => {
    for (const [verb, input] of does) await operate(verb, { session, ...input })
    await deliverAll(
      (ways[index] ?? []).map((name) => ({ type: `checkout.session.${name}`, object: { id: session } })),
      index,
    )
    expect(await traces(orderId)).toEqual({ ...ends, refunds: 0 })
  })
})
