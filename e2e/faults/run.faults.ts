import { afterAll, beforeAll } from 'vitest'
import { closeShop, isFull, openShop } from './the-shop'

// One shop for all scenarios, in this order; each leaves it well, and the referee judges all that was ever done in it.
beforeAll(openShop)
afterAll(closeShop)

await import('./money')
if (isFull) await import('./at-once')
await import('./kills')
if (isFull) await import('./processes')
