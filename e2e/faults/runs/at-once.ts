import { expect, test } from 'vitest'
import { isPaid, order, pay, returnPage } from '../people/buyer'
import { completedEvent, deliver } from '../people/webhook'
import { MINUTE, shop } from '../shop/the-shop'
import { countOf, settled } from './money'

/** Total number of orders. */
const ORDERS = 200
const BUYER_CONCURRENCY = 4

function nth<Value>(values: readonly Value[], index: number): Value {
  const value = values[index]
  if (value === undefined) throw new Error(`there is no value at index ${index}`)
  return value
}

test(
  'A3: return page and webhook at the same instant lead to one fulfilment, and no buyer sees an error',
  async () => {
    await shop.operateStripe('webhooks', { mode: 'drop' })
    // Whichever comes first waits for the other just before committing.
    shop.closeBarrier()
    shop.plan(() =>
      Array.from({ length: BUYER_CONCURRENCY }, (_, index) => ({
        point: 'settle.before_commit' as const,
        count: index + 1,
        deed: 'wait' as const,
      })),
    )
    await shop.restart()
    const statuses: number[] = []
    const pages: boolean[] = []
    for (let done = 0; done < ORDERS; done += BUYER_CONCURRENCY) {
      const orders = await Promise.all(
        Array.from({ length: BUYER_CONCURRENCY }, (_, index) =>
          order(shop, { email: `both-${done + index}@events.test`, slug: 'sectigo-essential' }),
        ),
      )
      await Promise.all(orders.map(({ session }) => pay(shop, session)))
      const events = await Promise.all(orders.map(({ session }) => completedEvent(shop, session)))
      const opening = done === 0 ? new Promise<void>((resolve) => setTimeout(() => resolve(shop.openBarrier()), 2_000)) : Promise.resolve()
      const answers = await Promise.all(
        orders.flatMap(({ session, browser }, index) => [
          browser.open(returnPage(shop, session)).then((page) => {
            pages.push(isPaid(page))
            return page.status
          }),
          deliver(shop, nth(events, index)),
        ]),
      )
      statuses.push(...answers)
      await opening
      for (const { session } of orders) expect((await countOf(session)).charges).toBe(1)
    }
    shop.plan(() => [])
    await shop.operateStripe('webhooks', { mode: 'deliver' })
    expect(statuses.filter((status) => status !== 200)).toEqual([])
    expect(pages.filter((isPaidPage) => !isPaidPage)).toEqual([])
    await settled()
    console.info(`A3: ${ORDERS} orders, return page and webhook together, ${statuses.length} responses with status 200`)
  },
  20 * MINUTE,
)
