import { parseArgs } from 'node:util'
import type { ShopProcess } from '../../scripts/run/stack'
import { complaints } from '../faults/judge/invariants'
import { buyAll } from '../faults/people/buyer'
import { SLUGS } from '../faults/people/products'
import { setUp } from '../faults/people/set-up'
import { makeMoody } from '../faults/plan/moods'
import { hurryPolls } from '../faults/shop/hurry'
import { untilSettled } from '../faults/shop/settle'
import { startFaultShop } from '../faults/shop/shop'
import { migrateTo } from './migrate-to'

// A rolling update while people buy: first the new version's migrations while the old processes run, then one process after another. The
// second half of the processes follows much later, so that both versions run side by side for most of the test.
const AT_ONCE = 8
/** Single-name certificates, the kind that `setUp` can set up. */
const PRODUCTS = SLUGS.slice(0, 6)
const SET_UP_EACH = 6
const SETTLES_WITHIN_MS = 5 * 60_000

const { values, positionals } = parseArgs({ options: { orders: { type: 'string', default: '200' } }, allowPositionals: true })
const [newVersion = ''] = positionals
const orders = Number(values.orders)
const updated = new Set<string>()
const shop = await startFaultShop({
  webs: 2,
  workers: 2,
  through: 'nothing',
  folderOf: (name) => (updated.has(name) ? newVersion : process.cwd()),
})
const hurrying = hurryPolls(shop)
let isFine = false
try {
  await makeMoody(shop, { delay: 0, lost: 0, seed: 0 })
  const moments = [
    { after: Math.floor(orders / 5), update: ['web-2', 'worker-2'] as const },
    { after: Math.floor((orders * 3) / 5), update: ['worker', 'web'] as const },
  ]
  let updating = Promise.resolve()
  let sold = 0
  const began = Date.now()
  const { bought, gaveUp } = await buyAll(
    shop,
    { count: orders, atOnce: AT_ONCE, slugs: PRODUCTS, domain: 'rolling.test' },
    async (one, number) => {
      sold += 1
      const due = moments.find(({ after }) => after === sold)
      if (due) updating = updating.then(() => update(due.update))
      if (number % SET_UP_EACH === 0) await setUp(shop, one)
    },
  )
  await updating
  const seconds = (Date.now() - began) / 1000
  const { verdicts, unsettled } = await untilSettled(shop, SETTLES_WITHIN_MS)
  for (const { id, sentence } of verdicts) console.info(`${id} ${sentence}`)
  const faults = [...gaveUp, ...complaints(verdicts), ...unsettled]
  for (const fault of faults) console.info(`FAILED ${fault}`)
  console.info(`rolling update: ${bought.length} of ${orders} orders in ${seconds.toFixed(0)} s, updated ${[...updated].join(', ')}`)
  isFine = faults.length === 0 && bought.length === orders && updated.size === shop.processes.length
} finally {
  hurrying.stop()
  await shop.stop()
}
process.exit(isFine ? 0 : 1)

async function update(names: readonly ShopProcess[]): Promise<void> {
  if (updated.size === 0) await migrateTo(newVersion, shop.databaseUrl)
  for (const name of names) {
    updated.add(name)
    const began = Date.now()
    await shop.restartGently(name)
    console.info(`${name.padEnd(9)} runs the new version, ${((Date.now() - began) / 1000).toFixed(1)} s after it was told to exit`)
  }
}
