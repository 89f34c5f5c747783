import type { Actor } from '../actor'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'
import type { BillingInput } from './schema'

/** Saves the actor's billing details for future invoices. Existing invoices don't change. */
export async function saveBilling(actor: Actor, billing: BillingInput): Promise<Result<undefined, { code: 'not-allowed' }>> {
  if (actor.kind !== 'client') return err({ code: 'not-allowed' })
  const { userId } = actor
  await db.billingDetails.upsert({ where: { userId }, create: { userId, ...billing }, update: billing })
  return ok()
}
