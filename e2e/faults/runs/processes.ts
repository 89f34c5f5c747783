import { expect, test } from 'vitest'
import { complaints } from '../judge/invariants'
import { buyAll, order, pay } from '../people/buyer'
import { SLUGS } from '../people/products'
import { FUNDS, makeMoody } from '../plan/moods'
import { untilSettled } from '../shop/settle'
import { MINUTE, options, shop } from '../shop/the-shop'
import { until } from '../shop/until'

async function settled(): Promise<number> {
  const { verdicts, unsettled, seconds } = await untilSettled(shop, 3 * MINUTE)
  for (const { id, sentence } of verdicts) console.info(`${id} ${sentence}`)
  expect(complaints(verdicts)).toEqual([])
  expect(unsettled).toEqual([])
  return seconds
}

test(
  'B11: a frozen worker’s jobs are taken over within a minute, and it writes nothing when it wakes up',
  async () => {
    await makeMoody(shop, { ...options, lost: 0, delay: 3_000 })
    const before = shop.hits().length
    const sent = () =>
      shop
        .hits()
        .slice(before)
        .find(({ point }) => point === 'purchase.sent')
    const buying = buyAll(shop, { count: 1, atOnce: 1, slugs: ['rapidssl'], domain: 'frozen.test' })
    await until(() => sent() !== undefined, MINUTE, 'a purchase')
    const name = shop.processes.find((each) => each === sent()?.part) ?? 'worker'
    const frozen = shop.part(name)
    frozen?.signal('SIGSTOP')
    const began = Date.now()
    expect((await buying).gaveUp).toEqual([])
    const isBought = async () =>
      (
        await shop.query(
          `select 1 from "Certificate" c join "Order" o on o.id = c."orderId" where c.stage = 'setup' and o.email like '%@frozen.test'`,
        )
      ).length === 1
    await until(isBought, MINUTE, 'the take-over')
    const takenOver = (Date.now() - began) / 1000
    frozen?.signal('SIGCONT')
    await frozen?.gone
    const ended = (Date.now() - began) / 1000 - takenOver
    await shop.operateEnom('set-switches', { delayMs: 0 })
    await settled()
    console.info(`B11: taken over after ${takenOver.toFixed(1)} s; the worker that woke up exited within ${ended.toFixed(1)} s`)
    expect(takenOver).toBeLessThan(60)
  },
  10 * MINUTE,
)

test(
  'B12: PostgreSQL is restarted twice and its link left half-open while people buy: no order and no job is lost',
  async () => {
    const buying = buyAll(shop, { count: 40, atOnce: options.buyers, slugs: SLUGS.slice(0, options.products), domain: 'database.test' })
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    await pause(4_000)
    await shop.restartDatabase()
    await pause(6_000)
    await shop.setDatabaseLink({ kind: 'hung' })
    await pause(3_000)
    await shop.setDatabaseLink({ kind: 'pass' })
    await pause(3_000)
    await shop.restartDatabase()
    const last = Date.now()
    expect((await buying).gaveUp).toEqual([])
    await settled()
    console.info(`B12: 40 orders; all settled ${((Date.now() - last) / 1000).toFixed(0)} s after the last restart of the database`)
  },
  15 * MINUTE,
)

test(
  'A5: orders whose buyers never came back and whose webhooks were lost are found by the sweep within minutes',
  async () => {
    await shop.operateStripe('webhooks', { mode: 'drop' })
    const sessions = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const { session } = await order(shop, { email: `lost-${index}@events.test`, slug: 'rapidssl' })
        await pay(shop, session)
        return session
      }),
    )
    await shop.operateStripe('webhooks', { mode: 'deliver' })
    // The sweep leaves recent payments to the webhooks.
    shop.moveClock(10 * MINUTE)
    const began = Date.now()
    const countPaid = async () =>
      (
        await shop.query(
          `select 1 from "Order" o join "PaymentSession" s on s."orderId" = o.id where o.status = 'paid' and s."stripeSessionId" = any($1)`,
          [sessions],
        )
      ).length
    await until(async () => (await countPaid()) === sessions.length, 5 * MINUTE, 'the sweep')
    const seconds = (Date.now() - began) / 1000
    await settled()
    shop.moveClock(0)
    console.info(`A5: ${sessions.length} lost payments found ${seconds.toFixed(0)} s after they were old enough`)
  },
  15 * MINUTE,
)

test(
  'H3: five hundred paid orders are bought in under five minutes while Enom takes 200 ms per call',
  async () => {
    const workers = shop.processes.filter((name) => name.startsWith('worker'))
    // An earlier test adds the funds, but not if this one runs alone.
    await shop.operateEnom('set-account', { loginId: 'keelmark', balance: FUNDS })
    await shop.operateEnom('set-switches', { delayMs: 200 })
    const began = Date.now()
    for (const name of workers) shop.part(name)?.signal('SIGSTOP')
    const line = { count: 500, atOnce: options.buyers, slugs: SLUGS.slice(0, options.products), domain: 'many.test' }
    expect((await buyAll(shop, line)).gaveUp).toEqual([])
    const paidIn = (Date.now() - began) / 1000
    // The measurement starts when newly started workers find five hundred paid orders and no purchases.
    const from = Date.now()
    await shop.restart(workers)
    await settled()
    const seconds = (Date.now() - from) / 1000
    console.info(
      `H3: 500 orders of ${options.products} products ordered and paid in ${paidIn.toFixed(0)} s; bought and reported to the buyers in ${seconds.toFixed(0)} s`,
    )
    expect(seconds).toBeLessThan(300)
  },
  60 * MINUTE,
)
