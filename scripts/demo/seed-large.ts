import { parseArgs } from 'node:util'
import { seeded } from '../../e2e/faults/plan/random'
import { sumJournalDays } from '../../lib/admin/bookkeeping/sum-journal-days'
import { sumSalesDays } from '../../lib/admin/reports/sum-sales-days'
import { sumTaxDays } from '../../lib/admin/reports/sum-tax-days'
import { sumEnomCalls } from '../../lib/admin/reports/times/sum-enom-calls'
import { sumProgressDays } from '../../lib/admin/reports/times/sum-progress-days'
import { now } from '../../lib/clock'
import { env } from '../../lib/config/env'
import { db } from '../../lib/db/client'
import { addLargestOrder, findLargeClient } from './extremes'
import { multiplyMuch } from './multiply'
import { planMoments } from './plan'

/**
 * `npm run seed:large -- --orders 10000`: adds that many copies of its orders to the database of a demo. Every second copy belongs to the
 * demo's buyer, up to 50,000, and one order has 500 certificates. The simulators do not contain the copies, so they are never looked up and
 * no reminders are sent.
 */
async function main(): Promise<string> {
  const { values } = parseArgs({ options: { orders: { type: 'string' } } })
  const count = Number(values.orders)
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000) throw new Error('--orders needs a number from 1 to 1000000')
  if (!env.KEELMARK_REHEARSAL) throw new Error('Sample orders are added only to a shop with KEELMARK_REHEARSAL=true')
  const began = performance.now()
  const end = now()
  const { _max } = await db.order.aggregate({ _max: { number: true } })
  const first = (_max.number ?? 0) + 1
  const random = seeded(first)
  const client = await findLargeClient(env.DATABASE_URL)
  const moments = planMoments(random, { count, end }).map((at, index) => {
    return { at, number: first + index, isOfClient: index % 2 === 1 && index < 2 * (client?.missing ?? 0) }
  })
  const time = () => Math.round((performance.now() - began) / 1000)
  const added = await multiplyMuch(env.DATABASE_URL, random, { moments, end, client }, (table) => console.info(`${table}, ${time()} s`))
  if (client) await addLargestOrder(env.DATABASE_URL, client)
  await db.$queryRaw`select setval('"Order_number_seq"', ${first + count}, false)`
  while (await db.salesDayDue.count()) await sumSalesDays()
  while (await db.taxDayDue.count()) await sumTaxDays()
  while (await db.progressDayDue.count()) await sumProgressDays()
  while (await db.journalDayDue.count()) await sumJournalDays()
  // The daily sums do not include the copies yet.
  await db.enomCallDay.deleteMany()
  while (await sumEnomCalls());
  return `${added} orders were added in ${time()} s.`
}

try {
  console.info(await main())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await db.$disconnect()
}
