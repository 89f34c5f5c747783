import type { Actor } from '../actor'
import { db } from '../db/client'

export type BillingView = { name: string; address: string; country: string | null; taxNumber: string }

/** Returns the actor's billing details; null if they have not entered any. */
export async function getBilling(actor: Actor): Promise<BillingView | null> {
  if (actor.kind !== 'client') return null
  return db.billingDetails.findUnique({ where: { userId: actor.userId }, omit: { userId: true } })
}
