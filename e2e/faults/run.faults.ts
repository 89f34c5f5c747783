import { afterAll, beforeAll } from 'vitest'
import { closeShop, isFull, openShop, options } from './shop/the-shop'

// All scenarios run against one shop, in this order. Each scenario leaves the shop healthy, and the invariants cover everything since the
// start.
beforeAll(openShop)
afterAll(closeShop)

if (options.run === 'restore') await import('./runs/restore')
else if (options.run === 'database') await import('./runs/database')
else {
  await import('./runs/money')
  if (isFull) await import('./runs/at-once')
  await import('./runs/kills')
  if (isFull) await import('./runs/processes')
  if (isFull) await import('./runs/strangers')
}
