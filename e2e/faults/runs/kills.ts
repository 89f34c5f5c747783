import { expect, test } from 'vitest'
import { FAULT_POINTS, type FaultPoint } from '../../../lib/fault-point'
import { complaints } from '../judge/invariants'
import { buyAll, PATIENCE } from '../people/buyer'
import { insist } from '../people/insist'
import { SLUGS } from '../people/products'
import { setUp } from '../people/set-up'
import { refundOrder, signInStaff } from '../people/staff'
import { makeMoody } from '../plan/moods'
import { nextFor, planSteps, type Step } from '../plan/plan'
import { seeded } from '../plan/random'
import { makeTrouble } from '../plan/trouble'
import { hurryPolls, hurrySales } from '../shop/hurry'
import { untilSettled } from '../shop/settle'
import { isFull, MINUTE, options, shop } from '../shop/the-shop'
import { buryDead } from '../shop/undertaker'
import { until } from '../shop/until'

const random = seeded(options.seed)
/** One buyer in `SET_UP_EACH` goes on to set up the certificate; one in `REFUND_EACH` gets a refund. */
const SET_UP_EACH = 6
const REFUND_EACH = 15
/** The maximum number of extra groups of four buyers, which buy while steps remain. */
const MAX_EXTRA = 12
/**
 * The number of points at which a single process may die. A short run uses all remaining points; a long run uses a few at a time, so that
 * it makes progress.
 */
const WIDTH = isFull ? 5 : FAULT_POINTS.length

/** Returns the steps not yet carried out. Each hit removes the first step with the same point and action. */
function leftOf(steps: readonly Step[]): Step[] {
  const left = [...steps]
  for (const { point, deed } of shop.hits()) {
    const index = left.findIndex((step) => step.point === point && step.deed === deed)
    if (index >= 0) left.splice(index, 1)
  }
  return left
}

/** Retries, because the database may be down as part of the test. */
async function orderOf(session: string): Promise<string> {
  const sql = 'select "orderId" from "PaymentSession" where "stripeSessionId" = $1'
  return insist('finding the order', Date.now() + PATIENCE, async () => {
    const [row] = await shop.query<{ orderId: string }>(sql, [session])
    return row?.orderId ?? null
  })
}

/** Counts the kills at each point, all kills, and the steps that threw instead. */
function countDeeds(): { killed: Map<FaultPoint, number>; kills: number; failures: number } {
  const deeds = shop.hits().filter(({ deed }) => deed === 'kill' || deed === 'throw')
  const killed = new Map<FaultPoint, number>()
  for (const { point, deed } of deeds) if (deed === 'kill') killed.set(point, (killed.get(point) ?? 0) + 1)
  const kills = [...killed.values()].reduce((sum, times) => sum + times, 0)
  return { killed, kills, failures: deeds.length - kills }
}

test(
  'B1: whichever process is killed at whatever point while people buy, no order is lost and nothing is bought twice',
  async () => {
    await makeMoody(shop, options)
    const staff = await signInStaff(shop)
    const steps = planSteps(random, options.kills)
    console.info(`plan: ${steps.map(({ point, count, deed }) => `${point}:${count}${deed === 'kill' ? '' : `=${deed}`}`).join(' ')}`)
    shop.plan((name) => nextFor(name, shop.processes, leftOf(steps), WIDTH))
    await shop.restart()
    const hurrying = hurryPolls(shop)
    const burying = isFull ? null : buryDead(shop.databaseUrl)
    const selling = isFull ? null : hurrySales(shop)
    const trouble = makeTrouble(shop, random, options.troubles)
    const began = Date.now()
    const line = { count: options.orders, atOnce: options.buyers, slugs: SLUGS.slice(0, options.products), domain: 'kills.test' }
    const { bought, gaveUp } = await buyAll(shop, line, async (one, number) => {
      if (number % SET_UP_EACH === 0) await setUp(shop, one)
      if (number % REFUND_EACH === 1) await refundOrder(shop, staff, await orderOf(one.session))
    })
    const boughtIn = (Date.now() - began) / 1000
    console.info(`bought in ${boughtIn.toFixed(0)} s; ${leftOf(steps).length} steps left`)
    // While some points have not been reached, more people buy, set up certificates and get refunds.
    for (let more = 1; leftOf(steps).length && more <= MAX_EXTRA; more++) {
      const extra = await buyAll(shop, { ...line, count: 4, domain: `more-${more}.test` }, async (one, number) => {
        if (number === 1) await setUp(shop, one)
        if (number === 2) await refundOrder(shop, staff, await orderOf(one.session))
      })
      bought.push(...extra.bought)
      gaveUp.push(...extra.gaveUp)
      await until(() => leftOf(steps).length === 0, 5_000).catch(() => undefined)
    }
    const troubles = await trouble.stop()
    hurrying.stop()
    shop.plan(() => [])
    const lastKill = Date.now()
    await shop.restart()
    const settlement = await untilSettled(shop, 5 * MINUTE)
    await burying?.stop()
    selling?.stop()
    const settledIn = (Date.now() - lastKill) / 1000

    const { killed, kills, failures } = countDeeds()
    for (const { id, sentence } of settlement.verdicts) console.info(`${id} ${sentence}`)
    console.info(`other faults: ${troubles.join(', ') || 'nothing'}`)
    console.info(`never killed at: ${FAULT_POINTS.filter((point) => !killed.has(point)).join(' ') || 'none'}`)
    console.info(
      `B1: seed ${options.seed}, ${options.webs} webs, ${options.workers} workers: ${bought.length} orders in ${boughtIn.toFixed(0)} s, ` +
        `${kills} kills at ${killed.size} points, ${failures} failures, settled ${settledIn.toFixed(0)} s after the last kill`,
    )
    expect(gaveUp).toEqual([])
    expect(complaints(settlement.verdicts)).toEqual([])
    expect(settlement.unsettled).toEqual([])
    expect(settledIn).toBeLessThan(300)
    if (options.kills >= FAULT_POINTS.length) expect([...killed.keys()].sort()).toEqual([...FAULT_POINTS].sort())
  },
  60 * MINUTE,
)
