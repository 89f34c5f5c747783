import type { Tx } from '../db/transaction'
import { claimIdle } from '../jobs/claim-idle'
import { openPurchases, purchaseKey } from './purchase'
import { transition } from './transition'

const UNBOUGHT = ['awaiting_activation', 'provisioning', 'purchase_blocked', 'purchase_failed'] as const

/**
 * Cancels every certificate of an order for which Enom holds nothing, as part of the caller's transaction.
 * One that is being bought at this moment, or may have been bought, is left alone. Answers how many were cancelled and how many stay.
 */
export async function cancelUnboughtCertificates(tx: Tx, orderId: string, actor: string): Promise<{ cancelled: number; left: number }> {
  const certificates = await tx.certificate.findMany({ where: { orderId, status: { not: 'cancelled' } }, select: { id: true } })
  let cancelled = 0
  for (const { id } of certificates) {
    if (!(await claimIdle(tx, purchaseKey(id))) || (await openPurchases(tx, id)).length) continue
    const moved = await transition(tx, id, { from: UNBOUGHT, to: 'cancelled', kind: 'certificate.cancelled', actor })
    if (moved.ok) cancelled += 1
  }
  return { cancelled, left: certificates.length - cancelled }
}
