import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'
import type { Seller } from '../db/generated/client'

export type SellerView = Omit<Seller, 'id'>

/** Returns the seller that invoices name; null until staff have entered it, and for anyone but staff. */
export async function getSeller(actor: Actor): Promise<SellerView | null> {
  if (!isStaff(actor)) return null
  return db.seller.findUnique({ where: { id: 1 }, omit: { id: true } })
}
