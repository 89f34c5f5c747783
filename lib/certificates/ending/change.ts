import type { Tx } from '../../db/transaction'
import { mayMove, type Place, placesIn } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { openTicket } from '../ticket/open'

/** Places from which a changed certificate ends without having been bought. */
const NOT_BOUGHT = placesIn('purchase').filter((place) => mayMove(place, 'closed:not_purchased'))

/**
 * Ends a certificate that was exchanged for the one in this order. The caller's transaction has called `mayChange` with `lock`. If Enom has
 * sold the old certificate, a ticket claims a refund of its price, and staff are alerted once.
 */
export async function endChanged(tx: Tx, id: string, { orderId }: { orderId: string }): Promise<void> {
  const to = await tx.certificate.findFirstOrThrow({ where: { orderId }, select: { id: true, type: { select: { name: true } } } })
  const old = await tx.certificate.findUniqueOrThrow({
    where: { id },
    select: { enomCertId: true, type: { select: { name: true } }, order: { select: { number: true } } },
  })
  const isBought = old.enomCertId !== null
  const end: { from: Place[]; to: Place } = isBought
    ? { from: placesIn('setup'), to: 'closed:terminated' }
    : { from: NOT_BOUGHT, to: 'closed:not_purchased' }
  const event = { kind: 'certificate.changed', actor: 'system', detail: { what: to.type.name } } as const
  const moved = await move(tx, id, { ...end, ...event, facts: { changedToId: to.id } })
  if (!moved.ok) throw new Error(`certificate ${id} moved despite being locked`)
  if (!isBought) return
  await openTicket(tx, id, { kind: 'refund' })
  await alertStaff(tx, id, {
    event: `changed:${id}`,
    subject: `${old.type.name} in order ${old.order.number} was changed: request a refund from Enom`,
    lines: [
      `The buyer has paid for ${to.type.name} instead. Enom had sold us the old one, and it won’t be used.`,
      'A ticket requesting a refund is ready to be sent. Enom refunds a certificate up to 30 days after its purchase.',
    ],
    path: '/admin/tickets',
  })
}
