import { db } from '../../db/client'
import { accountOf, inFlightKeyOf, type PurchaseQueue } from './queue'

/**
 * Returns the id of the certificate whose purchase has an unknown outcome and therefore stops a queue; null if there is none.
 * `enomProdType`: that of the queue's product.
 */
export async function readBlocker(queue: PurchaseQueue, enomProdType: number): Promise<string | null> {
  const account = await accountOf(queue)
  if (!account) return null
  const inFlightKey = inFlightKeyOf(account.id, enomProdType)
  const inFlight = await db.supplierOperation.findUnique({ where: { inFlightKey }, select: { state: true, certificateId: true } })
  return inFlight?.state === 'unknown' ? inFlight.certificateId : null
}
