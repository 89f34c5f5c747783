import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FaultPoint } from '../../lib/fault-point'
import { FAULT_POINTS } from '../../lib/fault-point'
import { buyAll } from './buyer'
import { complaints } from './invariants'
import { makeMoody } from './moods'
import { readOptions } from './options'
import { nextFor, planKills, type Step } from './plan'
import { seeded } from './random'
import { untilSettled } from './settle'
import { type FaultShop, startFaultShop, until } from './shop'

const options = readOptions()
const random = seeded(options.seed)
const SLUGS = [
  'rapidssl',
  'sectigo-essential',
  'geotrust-quickssl',
  'geotrust-quickssl-premium',
  'sectigo-instant',
  'geotrust-true-businessid',
  'sectigo-essential-wildcard',
  'sectigo-premium-wildcard',
  'geotrust-true-businessid-wildcard',
]
const MINUTE = 60_000
let shop: FaultShop
beforeAll(async () => {
  shop = await startFaultShop(options)
})
afterAll(() => shop?.stop())

/** The steps that have not been carried out: each kill at a point takes the first step of that point away. */
function leftOf(steps: readonly Step[]): Step[] {
  const left = [...steps]
  for (const { point, deed } of shop.hits()) {
    const index = deed === 'kill' ? left.findIndex((step) => step.point === point) : -1
    if (index >= 0) left.splice(index, 1)
  }
  return left
}

test(
  'B1: whoever is killed at whatever point while people buy, no order is lost and nothing is bought twice',
  async () => {
    await makeMoody(shop, options)
    const steps = planKills(random, options.kills)
    console.info(`plan: ${steps.map(({ point, count }) => `${point}:${count}`).join(' ')}`)
    shop.plan((name) => nextFor(name.startsWith('web') ? 'web' : 'worker', leftOf(steps), options.run === 'full' ? 6 : 30))
    await shop.restart()
    const began = Date.now()
    const { bought, gaveUp } = await buyAll(shop, {
      count: options.orders,
      atOnce: options.buyers,
      slugs: SLUGS.slice(0, options.products),
      domain: 'kills.test',
    })
    const boughtIn = (Date.now() - began) / 1000
    await until(() => leftOf(steps).length === 0, 30_000).catch(() => undefined)
    shop.plan(() => [])
    const lastKill = Math.max(...shop.hits().map(({ deed, at }) => (deed === 'kill' ? at : 0)))
    await shop.restart()
    const settlement = await untilSettled(shop, 5 * MINUTE)
    const settledIn = (Date.now() - lastKill) / 1000

    const killed = new Map<FaultPoint, number>()
    for (const { point, deed } of shop.hits()) if (deed === 'kill') killed.set(point, (killed.get(point) ?? 0) + 1)
    for (const { id, sentence } of settlement.verdicts) console.info(`${id} ${sentence}`)
    console.info(
      `B1: seed ${options.seed}, ${bought.length} orders bought in ${boughtIn.toFixed(0)} s by ${options.buyers} at once; ${[...killed.values()].reduce((sum, times) => sum + times, 0)} kills at ${killed.size} points; settled ${settledIn.toFixed(0)} s after the last kill`,
    )
    console.info(`never killed at: ${FAULT_POINTS.filter((point) => !killed.has(point)).join(' ') || 'none'}`)
    expect(gaveUp).toEqual([])
    expect(complaints(settlement.verdicts)).toEqual([])
    expect(settlement.unsettled).toEqual([])
    expect(settledIn).toBeLessThan(300)
  },
  40 * MINUTE,
)
