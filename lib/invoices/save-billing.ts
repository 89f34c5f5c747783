import type { Actor } from '../actor'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'
import type { BillingInput } from './schema'

/** Saves what the actor wants on their next invoices. Those made before stay as they are. */
export async function saveBilling(actor: Actor, billing: BillingInput): Promise<Result<undefined, { code: 'not-allowed' }>> {
  if (actor.kind !== 'client') return err({ code: 'not-allowed' })
  const { userId } = actor
  await db.billingDetails.upsert({ where: { userId }, create: { userId, ...billing }, update: billing })
  return ok()
}
