import type { Actor } from '../actor'
import { db } from '../db/client'
import type { Seller } from '../db/generated/client'
import { mayStaff } from '../permissions'

export type SellerView = Omit<Seller, 'id'>

/** Returns the seller shown on invoices. Null until staff have entered it, or if the actor is not staff. */
export async function getSeller(actor: Actor): Promise<SellerView | null> {
  if (!mayStaff(actor, 'see')) return null
  return db.seller.findUnique({ where: { id: 1 }, omit: { id: true } })
}
