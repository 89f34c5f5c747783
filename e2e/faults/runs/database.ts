import { expect, test } from 'vitest'
import { complaints } from '../judge/invariants'
import { buyAll } from '../people/buyer'
import { SLUGS } from '../people/products'
import { setUp } from '../people/set-up'
import { watchPages } from '../people/watch-pages'
import { makeMoody } from '../plan/moods'
import type { StopMode } from '../shop/fault-database'
import { hurryPolls } from '../shop/hurry'
import { untilSettled } from '../shop/settle'
import { MINUTE, options, shop } from '../shop/the-shop'

const SET_UP_EACH = 6
const PAGES_BACK_WITHIN_S = 30
/** The fractions of the orders after which PostgreSQL is restarted, each with the restart mode. */
const RESTARTS: readonly { after: number; mode: StopMode }[] = [
  { after: 0.2, mode: 'fast' },
  { after: 0.5, mode: 'immediate' },
  { after: 0.8, mode: 'fast' },
]

test(
  'B12: with two hosts, each running web and worker, one database is restarted under load: no order fails, no page stays broken, and workers carry on',
  async () => {
    await makeMoody(shop, options)
    const hurrying = hurryPolls(shop)
    const watching = watchPages(shop)
    const restarts: { mode: StopMode; at: number; took: number }[] = []
    let restarting = Promise.resolve()
    async function restart(mode: StopMode): Promise<void> {
      const at = Date.now()
      await shop.restartDatabase(mode)
      restarts.push({ mode, at, took: Date.now() - at })
    }
    let sold = 0
    const line = { count: options.orders, atOnce: options.buyers, slugs: SLUGS.slice(0, options.products), domain: 'hosts.test' }
    const { bought, gaveUp } = await buyAll(shop, line, async (one, number) => {
      sold += 1
      const due = RESTARTS.find(({ after }) => Math.floor(after * options.orders) === sold)
      if (due) restarting = restarting.then(() => restart(due.mode))
      if (number % SET_UP_EACH === 0) await setUp(shop, one)
    })
    await restarting
    const settlement = await untilSettled(shop, 3 * MINUTE)
    const seen = await watching.stop()
    hurrying.stop()

    for (const { id, sentence } of settlement.verdicts) console.info(`${id} ${sentence}`)
    for (const [index, { mode, at, took }] of restarts.entries()) {
      const back = seen.brokenAfter(at + took, restarts[index + 1]?.at ?? Date.now())
      console.info(
        `restart -m ${mode}: PostgreSQL was available again after ${(took / 1000).toFixed(1)} s; then the last page was back after ${(back / 1000).toFixed(1)} s`,
      )
      expect(back / 1000).toBeLessThan(PAGES_BACK_WITHIN_S)
    }
    const ended = shop.deaths().map(({ name }) => name)
    console.info(
      `B12: ${bought.length} of ${options.orders} orders; ${seen.asked} page requests, ${seen.failed} failed; processes that ended: ${ended.join(', ') || 'none'}`,
    )
    expect(gaveUp).toEqual([])
    expect(complaints(settlement.verdicts)).toEqual([])
    expect(settlement.unsettled).toEqual([])
    expect(restarts).toHaveLength(RESTARTS.length)
    expect(seen.stillBroken).toEqual([])
    expect(ended).toEqual([])
  },
  20 * MINUTE,
)
