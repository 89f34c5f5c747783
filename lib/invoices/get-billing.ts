import type { Actor } from '../actor'
import { db } from '../db/client'

export type BillingView = { name: string; address: string; country: string | null; taxNumber: string }

/** Returns what the actor wants on their next invoices; null until they have said so. */
export async function getBilling(actor: Actor): Promise<BillingView | null> {
  if (actor.kind !== 'client') return null
  return db.billingDetails.findUnique({ where: { userId: actor.userId }, omit: { userId: true } })
}
