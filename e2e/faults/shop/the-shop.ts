import { readOptions } from '../options'
import { copyHost } from './copy-host'
import { type FaultShop, startFaultShop } from './shop'

export const options = readOptions()
export const isFull = options.run === 'full'
export const MINUTE = 60_000

/** The only shop of a run, shared because starting it takes longer than many of the tests. */
export let shop: FaultShop

let second: ReturnType<typeof copyHost> | undefined

export async function openShop(): Promise<void> {
  // Backups need client programs that match the server's version, which the embedded PostgreSQL may lack.
  const server = options.run === 'restore' ? process.env.TEST_DATABASE_SERVER : undefined
  if (options.run === 'database') second = copyHost()
  shop = await startFaultShop({ ...options, ...(server && { server }), ...(second && { folderOf: second.folderOf }) })
}

export async function closeShop(): Promise<void> {
  await shop?.stop()
  second?.remove()
}
