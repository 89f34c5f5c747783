import { readBrand } from '../../brand/read-brand'
import { env } from '../../config/env'
import type { Surroundings } from '../../email/templates/types'
import type { Reader } from './read-reader'

/** Returns what every email needs to know about the shop and its reader. */
export async function readSurroundings({ language, zone }: Reader): Promise<Surroundings> {
  const { name: shopName, accents, supportEmail, supportPhone } = await readBrand()
  return { language, zone, appUrl: env.APP_URL, shopName, accent: accents?.light ?? null, supportEmail, supportPhone }
}
