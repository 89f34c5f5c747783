import { db } from '../db/client'
import type { Seller } from '../db/generated/client'

export type SellerView = Omit<Seller, 'id'>

/** Returns who sells, as invoices name them; null until staff have said so. */
export async function getSeller(): Promise<SellerView | null> {
  return db.seller.findUnique({ where: { id: 1 }, omit: { id: true } })
}
