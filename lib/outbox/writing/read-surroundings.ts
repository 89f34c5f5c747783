import { readBrand } from '../../brand/read-brand'
import { env } from '../../config/env'
import type { Surroundings } from '../../email/templates/types'
import type { Reader } from './read-reader'

/** Returns the facts about the shop and the reader that every email uses. */
export async function readSurroundings({ language, zone }: Reader): Promise<Surroundings> {
  const { name: shopName, accents, supportEmail, supportPhone } = await readBrand()
  return { language, zone, appUrl: env.APP_URL, shopName, accent: accents?.light ?? null, supportEmail, supportPhone }
}
