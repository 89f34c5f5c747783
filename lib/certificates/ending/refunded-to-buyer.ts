import type { Tx } from '../../db/transaction'
import { isHeld, type Place, placesIn } from '../lifecycle/places'
import { move, type Step } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { isRefunded } from '../settlement/is-refunded'
import { openTicket } from '../ticket/open'

/**
 * Ends a purchased certificate whose refund has been sent or is pending, in the caller's transaction, and asks staff to claim the money
 * from Enom. Call it before the certificate is set up or sent (again). Returns whether the certificate was ended.
 */
export async function endRefunded(tx: Tx, id: string, { from, facts }: Pick<Step, 'from' | 'facts'>): Promise<boolean> {
  // Lock before checking. A refund takes this lock later, so either the refund sees our changes or we see the refund.
  const [row] = await tx.$queryRaw<{ orderId: string; enomCertId: number }[]>`
    select "orderId", "enomCertId" from "Certificate" where id = ${id}::uuid for update`
  if (!row || !(await isRefunded(tx, id))) return false
  const moved = await move(tx, id, { from, facts, to: 'closed:refunded_to_buyer', kind: 'certificate.refunded_unissued', actor: 'system' })
  if (!moved.ok) return false
  await openTicket(tx, id, { kind: 'refund' })
  await alertStaff(tx, id, {
    event: `refunded:${id}`,
    subject: 'A refunded certificate was not issued: ask Enom for a refund',
    lines: [
      `Enom certificate ${row.enomCertId} was refunded to the buyer, so it won’t be set up or submitted.`,
      'Enom refunds unissued certificates within 30 days of the purchase.',
    ],
  })
  return true
}

/** Places of a purchased certificate that has not been sent to the authority and, as far as we know, is not on its way there. */
const UNSENT: readonly Place[] = [
  ...placesIn('setup'),
  ...placesIn('submission').filter((place) => isHeld(place) && place !== 'submission:outcome_unknown'),
]

/**
 * Ends every certificate of a refunded order that was bought from Enom and has not been sent to the authority, in the caller's transaction.
 * These can no longer be set up. Enom keeps the money until staff claim it. Returns the number of certificates ended.
 */
export async function endUnsentCertificates(tx: Tx, orderId: string, actor: string): Promise<number> {
  const certificates = await tx.certificate.findMany({
    where: { orderId, stage: { in: ['setup', 'submission'] } },
    select: { id: true },
  })
  let ended = 0
  for (const { id } of certificates) if (await endUnsent(tx, id, actor)) ended += 1
  return ended
}

/** Ends one certificate under the same conditions, with a ticket that claims the money. Returns false if it was skipped. */
export async function endUnsent(tx: Tx, id: string, actor: string): Promise<boolean> {
  const moved = await move(tx, id, { from: UNSENT, to: 'closed:refunded_to_buyer', kind: 'certificate.refunded_unissued', actor })
  if (moved.ok) await openTicket(tx, id, { kind: 'refund' })
  return moved.ok
}
