import type { Tx } from '../../db/transaction'
import { mayMove, placesIn } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { hasOpenPurchase } from '../operation/open'

/** Still to be bought, and Enom is not known to hold anything for it. */
const NOT_BOUGHT = placesIn('purchase').filter((place) => mayMove(place, 'closed:not_purchased'))

/**
 * Cancels every certificate of an order for which Enom holds nothing, as part of the caller's transaction.
 * One that is being bought at this moment, or may have been bought, is left alone. Returns the ids of those it cancelled.
 */
export async function cancelUnboughtCertificates(tx: Tx, orderId: string, actor: string): Promise<string[]> {
  const certificates = await tx.certificate.findMany({
    where: { orderId, OR: [{ closedReason: null }, { closedReason: { not: 'not_purchased' } }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const cancelled: string[] = []
  for (const { id } of certificates) if (await cancelUnbought(tx, id, actor)) cancelled.push(id)
  return cancelled
}

/** The same for one certificate; false when it is left alone. */
export async function cancelUnbought(tx: Tx, id: string, actor: string): Promise<boolean> {
  // Locked before it is asked about: an intent to buy takes the same lock, so it is seen here or finds nothing to buy.
  await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
  if (await hasOpenPurchase(tx, id)) return false
  const moved = await move(tx, id, { from: NOT_BOUGHT, to: 'closed:not_purchased', kind: 'certificate.cancelled', actor })
  return moved.ok
}
