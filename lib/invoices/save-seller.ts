import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'
import type { SellerInput } from './schema'

/** Saves who sells. Documents made before stay as they are. */
export async function saveSeller(actor: Actor, seller: SellerInput): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  await db.seller.upsert({ where: { id: 1 }, create: { id: 1, ...seller }, update: seller })
  return ok()
}
