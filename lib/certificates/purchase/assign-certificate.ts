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
  /** In minor units of the account's currency. Null if Enom did not report the cost. */
  cost: number | null
  boughtAt: Date
  years: number
  actor: string
}

/** Places in which a paid certificate can be assigned one of Enom's certificates. */
const AWAITS_PURCHASE = placesIn('purchase').filter((place) => mayMove(place, 'setup'))

/**
 * Assigns an Enom certificate to one of ours and fetches the list of approvers if it was requested earlier. If the certificate was refunded
 * in the meantime, it is closed immediately. If it is no longer waiting, alerts staff and returns false.
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

/** Returns the same date a number of years later. 29 February becomes 28 February. */
function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date)
  later.setUTCFullYear(date.getUTCFullYear() + years)
  if (later.getUTCMonth() !== date.getUTCMonth()) later.setUTCDate(0)
  return later
}
