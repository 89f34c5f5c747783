import { db } from '../db/client'

export type Brand = { name: string }

/** The shop's name until staff give it one. */
const DEFAULT_NAME = 'Keelmark'

/** Returns what the shop calls itself, in titles, at the head of its pages and in its mails. Anyone may read it. */
export async function readBrand(): Promise<Brand> {
  const row = await db.brand.findUnique({ where: { id: 1 }, select: { name: true } })
  return row ?? { name: DEFAULT_NAME }
}
