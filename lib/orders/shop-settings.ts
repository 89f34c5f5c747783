import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'

export type ShopSettings = {
  /** Hours after which a certificate that Enom will not sell is refunded by itself; null: staff decide each time. */
  refundUnboughtAfter: number | null
}

/** What staff decided for the whole shop; the cautious choice until they have. */
export async function readShopSettings(): Promise<ShopSettings> {
  const row = await db.shopSettings.findUnique({ where: { id: 1 } })
  return { refundUnboughtAfter: row?.refundUnboughtAfter ?? null }
}

/** Keeps what staff decided; it holds from the next sweep on. */
export async function saveShopSettings(actor: Actor, settings: ShopSettings): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  await db.shopSettings.upsert({ where: { id: 1 }, create: settings, update: settings })
  return ok()
}
