import { afterAll, beforeAll } from 'vitest'
import { closeShop, isFull, openShop } from './the-shop'

// All scenarios run in this order against one shop. Each leaves it healthy, and the invariants cover everything done since the start.
beforeAll(openShop)
afterAll(closeShop)

await import('./money')
if (isFull) await import('./at-once')
await import('./kills')
if (isFull) await import('./processes')
