import type { Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { endRefunded } from '../ending/refunded-to-buyer'
import { mayMove, placesIn } from '../lifecycle/places'
import { move } from '../lifecycle/transition'
import { alertOrphan } from '../notify/staff'
import { NO_TRIES } from '../operation/tries'

export type BoughtCertificate = {
  enomAccountId: string
  enomCertId: number
  enomOrderId: number | null
  /** Minor units of the account's currency; null when Enom did not say. */
  cost: number | null
  boughtAt: Date
  years: number
  actor: string
}

/** Where a paid certificate can take one of Enom's. */
const AWAITS_PURCHASE = placesIn('purchase').filter((place) => mayMove(place, 'setup'))

/**
 * Gives an Enom certificate to one of ours; a list of approvers asked for earlier is fetched. When the money went back meanwhile it is
 * ended at once; when the certificate had moved on, staff are told. False in that last case.
 */
export async function assignCertificate(tx: Tx, id: string, bought: BoughtCertificate): Promise<boolean> {
  const { enomAccountId, enomCertId, enomOrderId, cost, boughtAt, years, actor } = bought
  const moved = await move(tx, id, {
    from: AWAITS_PURCHASE,
    to: 'setup',
    kind: 'certificate.purchased',
    actor,
    detail: { enomCertId, ...(cost === null ? {} : { cost }) },
    facts: { enomAccountId, enomCertId, enomOrderId, cost, coverEndsAt: yearsAfter(boughtAt, years), ...NO_TRIES },
  })
  if (!moved.ok) {
    await alertOrphan(tx, id, { enomCertId, why: 'its order had already moved on' })
    return false
  }
  if (await endRefunded(tx, id, { from: 'setup' })) return true
  const waiting = await tx.issuance.findFirst({ where: { currentOf: { id }, approversStatus: 'queued' } })
  if (waiting) {
    const payload = { certificateId: id, revision: waiting.revision }
    await enqueue(tx, 'certificate.list_approvers', payload)
  }
  return true
}

/** The same day some years later; 29 February becomes 28 February. */
function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date)
  later.setUTCFullYear(date.getUTCFullYear() + years)
  if (later.getUTCMonth() !== date.getUTCMonth()) later.setUTCDate(0)
  return later
}
