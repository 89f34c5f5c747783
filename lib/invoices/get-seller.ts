import type { Actor } from '../actor'
import { db } from '../db/client'
import type { Seller } from '../db/generated/client'
import { mayStaff } from '../permissions'

export type SellerView = Omit<Seller, 'id'>

/** Returns the seller that invoices show; null until staff have entered it, and for anyone but staff. */
export async function getSeller(actor: Actor): Promise<SellerView | null> {
  if (!mayStaff(actor, 'see')) return null
  return db.seller.findUnique({ where: { id: 1 }, omit: { id: true } })
}
