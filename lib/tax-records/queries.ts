import type { Actor } from '../actor'
import { db } from '../db/client'
import { mayStaff } from '../permissions'

export type TaxRecordRow = { stripeId: string; refundId: string | null; amount: number; createdAt: Date }

/** Returns an order's tax transactions at Stripe, oldest first. Empty for anyone but staff. */
export async function listTaxRecords(actor: Actor, orderId: string): Promise<TaxRecordRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const select = { stripeId: true, refundId: true, amount: true, createdAt: true }
  return db.taxRecord.findMany({ where: { orderId }, orderBy: { id: 'asc' }, select })
}
