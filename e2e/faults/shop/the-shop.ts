import { readOptions } from '../options'
import { type FaultShop, startFaultShop } from './shop'

export const options = readOptions()
export const isFull = options.run === 'full'
export const MINUTE = 60_000

/** The one shop of a run, shared because starting it takes longer than many of the tests. */
export let shop: FaultShop

export async function openShop(): Promise<void> {
  shop = await startFaultShop(options)
}

export async function closeShop(): Promise<void> {
  await shop?.stop()
}
