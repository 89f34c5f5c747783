import type { Tx } from '../../db/transaction'
import { mayMove, placesIn } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { hasOpenPurchase } from '../operation/open'

/** Places from which a certificate can be cancelled because, as far as we know, Enom has not sold it. */
const NOT_BOUGHT = placesIn('purchase').filter((place) => mayMove(place, 'closed:not_purchased'))

/**
 * Cancels every certificate of an order that Enom has not sold, in the caller's transaction. Skips certificates that are being bought right
 * now or may have been bought. Returns the IDs of the cancelled certificates.
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

/** Cancels one certificate under the same conditions. Returns false if it was skipped. */
export async function cancelUnbought(tx: Tx, id: string, actor: string): Promise<boolean> {
  // Lock before checking. Recording a purchase intent takes the same lock, so either we see the intent here or the purchase finds nothing
  // to buy.
  await tx.$queryRaw`select 1 from "Certificate" where id = ${id}::uuid for update`
  if (await hasOpenPurchase(tx, id)) return false
  const moved = await move(tx, id, { from: NOT_BOUGHT, to: 'closed:not_purchased', kind: 'certificate.cancelled', actor })
  return moved.ok
}
