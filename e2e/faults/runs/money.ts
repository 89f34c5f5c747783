import { expect, test } from 'vitest'
import { PRODUCTS } from '../../../lib/enom/simulator/products/products'
import { complaints } from '../judge/invariants'
import { buyAll, order, pay } from '../people/buyer'
import { completedEvent, deliver } from '../people/webhook'
import { FUNDS, makeMoody } from '../plan/moods'
import { untilSettled } from '../shop/settle'
import { isFull, MINUTE, options, shop } from '../shop/the-shop'
import { until } from '../shop/until'

/** How many buyers order one product, and how many of those orders the account can pay for. */
const [WANTED, AFFORDABLE] = isFull ? [100, 60] : [20, 12]
const price = PRODUCTS.find(({ service }) => service === 'Certificate-RapidSSL-RapidSSL')?.resellerPrice ?? 0

export async function settled(): Promise<void> {
  const { verdicts, unsettled } = await untilSettled(shop, 2 * MINUTE)
  for (const { id, sentence } of verdicts) console.info(`${id} ${sentence}`)
  expect(complaints(verdicts)).toEqual([])
  expect(unsettled).toEqual([])
}

export async function countOf(session: string): Promise<{ charges: number; certificates: number; mails: number }> {
  const [row] = await shop.query<{ charges: number; certificates: number; mails: number }>(
    `select (select count(*)::int from "Charge" b where b."orderId" = s."orderId") as charges,
      (select count(*)::int from "Certificate" c where c."orderId" = s."orderId") as certificates,
      (select count(*)::int from "Mail" m where m."orderId" = s."orderId") as mails
    from "PaymentSession" s where s."stripeSessionId" = $1`,
    [session],
  )
  if (!row) throw new Error(`no order has the session ${session}`)
  return row
}

test(
  'A1: one event delivered fifty times, ten at once, to two web processes leads to one fulfilment and one email',
  async () => {
    await makeMoody(shop, { ...options, lost: 0 })
    // This test delivers the Stripe events itself.
    await shop.operateStripe('webhooks', { mode: 'drop' })
    const { session } = await order(shop, { email: 'fifty@events.test', slug: 'rapidssl' })
    await pay(shop, session)
    const event = await completedEvent(shop, session)
    const answers: number[] = []
    for (let round = 0; round < 5; round++) answers.push(...(await Promise.all(Array.from({ length: 10 }, () => deliver(shop, event)))))
    expect(answers).toEqual(Array.from({ length: 50 }, () => 200))
    const webs = new Set(shop.hits().flatMap(({ point, part }) => (point === 'webhook.after_commit' ? [part] : [])))
    await shop.operateStripe('webhooks', { mode: 'deliver' })
    await settled()
    // The two emails are the order confirmation and the set-up link.
    expect(await countOf(session)).toEqual({ charges: 1, certificates: 1, mails: 2 })
    console.info(`A1: fifty deliveries, ${answers.length} responses with status 200, by ${[...webs].join(' and ')}`)
  },
  10 * MINUTE,
)

async function countOrders(): Promise<number> {
  return (await shop.query(`select 1 from "Order" where status = 'paid' and email like '%@funds.test'`)).length
}

async function countByStatus(): Promise<Record<string, number>> {
  const rows = await shop.query<{ status: string; count: number }>(
    `select certificate_place(c.stage, c.hold, c."validationStep", c."closedReason") as status, count(*)::int as count from "Certificate" c
      join "Order" o on o.id = c."orderId" where o.email like '%@funds.test' group by 1`,
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

test(
  `B7: ${WANTED} orders of one product with funds for ${AFFORDABLE}: that many are bought, the rest wait, and a refill buys them`,
  async () => {
    // The balance is one cent short of what one more purchase would cost.
    await shop.operateEnom('set-account', { loginId: 'keelmark', balance: (AFFORDABLE + 1) * price - 1 })
    const line = { count: WANTED, atOnce: options.buyers, slugs: ['rapidssl'], domain: 'funds.test' }
    expect((await buyAll(shop, line)).gaveUp).toEqual([])
    const waiting = { setup: AFFORDABLE, 'purchase:insufficient_funds': WANTED - AFFORDABLE }
    const isOver = async () => !(await countByStatus()).purchase && (await countOrders()) === WANTED
    await until(isOver, 2 * MINUTE, 'the purchases that the funds cover')
    expect(await countByStatus()).toEqual(waiting)
    const alerts = await shop.query(`select 1 from "Mail" where kind = 'staff_alert'`)
    const refilledAt = Date.now()
    await shop.operateEnom('set-account', { loginId: 'keelmark', balance: FUNDS })
    // The sweep, which runs every minute, notices the refill. A short run does not wait for it.
    if (!isFull) await shop.query("select graphile_worker.add_job('shop.sweep', '{}', job_key => 'shop.sweep')")
    await until(async () => (await countByStatus()).setup === WANTED, 3 * MINUTE, 'the purchase after the refill')
    const seconds = (Date.now() - refilledAt) / 1000
    const { verdicts, unsettled } = await untilSettled(shop, MINUTE)
    for (const { id, sentence } of verdicts) console.info(`${id} ${sentence}`)
    console.info(
      `B7: ${WANTED} orders, funds for ${AFFORDABLE}: ${AFFORDABLE} bought, ${WANTED - AFFORDABLE} waited, ${alerts.length} alert; all bought ${seconds.toFixed(0)} s after the refill`,
    )
    expect(complaints(verdicts)).toEqual([])
    expect(unsettled).toEqual([])
    expect(alerts).toHaveLength(1)
  },
  20 * MINUTE,
)
