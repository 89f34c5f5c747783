import { readBrand } from '../brand/read-brand'
import { env } from '../config/env'
import type { Surroundings } from '../email/templates/template'

/** Returns what every mail needs to know of the shop. */
export async function readSurroundings(): Promise<Surroundings> {
  return { appUrl: env.APP_URL, shopName: (await readBrand()).name }
}
