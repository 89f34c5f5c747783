import type { Tx } from '../../db/transaction'
import { isHeld, type Place, placesIn } from '../lifecycle/places'
import { move, type Step } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { isRefunded } from '../settlement/is-refunded'

/**
 * Ends a bought certificate whose money went back, or is on its way back, as part of the caller's transaction: to be called wherever it
 * would be set up or sent (again). Staff are told to ask Enom for its money. Answers whether it was ended.
 */
export async function endRefunded(tx: Tx, id: string, { from, facts }: Pick<Step, 'from' | 'facts'>): Promise<boolean> {
  // Locked before it is asked about. Whoever gives the money back locks it after that: they find what we make of it, or we find what they did.
  const [row] = await tx.$queryRaw<{ orderId: string; enomCertId: number }[]>`
    select "orderId", "enomCertId" from "Certificate" where id = ${id}::uuid for update`
  if (!row || !(await isRefunded(tx, id))) return false
  const moved = await move(tx, id, { from, facts, to: 'closed:refunded_to_buyer', kind: 'certificate.refunded_unissued', actor: 'system' })
  if (!moved.ok) return false
  await alertStaff(tx, id, {
    event: `refunded:${id}`,
    subject: 'A refunded certificate was not issued: ask Enom for a refund',
    lines: [
      `Enom certificate ${row.enomCertId} was refunded to the buyer, so it won’t be set up or sent.`,
      'Enom refunds unissued certificates within 30 days of the purchase.',
    ],
  })
  return true
}

/** Bought, and not with the authority nor, as far as is known, on its way there. */
const UNSENT: readonly Place[] = [
  ...placesIn('setup'),
  ...placesIn('submission').filter((place) => isHeld(place) && place !== 'submission:outcome_unknown'),
]

/**
 * Ends every certificate of a refunded order that was bought at Enom and is not with the authority, as part of the caller's transaction:
 * nobody can set it up any more. Enom keeps its money until staff ask for it. Answers how many there were.
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

/** The same for one certificate; false when it is left alone. */
export async function endUnsent(tx: Tx, id: string, actor: string): Promise<boolean> {
  return (await move(tx, id, { from: UNSENT, to: 'closed:refunded_to_buyer', kind: 'certificate.refunded_unissued', actor })).ok
}
