import { readBrand } from '../../brand/read-brand'
import { env } from '../../config/env'
import type { Surroundings } from '../../email/templates/template'

/** Returns what every mail needs to know of the shop. */
export async function readSurroundings(): Promise<Surroundings> {
  const { name: shopName, accents, supportEmail, supportPhone } = await readBrand()
  return { appUrl: env.APP_URL, shopName, accent: accents?.light ?? null, supportEmail, supportPhone }
}
