import type { Prisma } from '../../db/generated/client'
import type { OrderSource } from '../../db/generated/enums'
import type { Tx } from '../../db/transaction'
import { NOT_WON } from '../lifecycle/dispute-lock'
import type { PlaceColumns } from '../lifecycle/places'
import type { Ended } from '../status/buyer-text'
import { NOT_REFUNDED } from './is-refunded'

const WENT_BACK = ['refunded_to_buyer', 'refunded_by_supplier'] as const

/**
 * Certificates that were paid for, have ended and have not been refunded to the buyer. Imported and free ones were never paid for here. The
 * price of a changed certificate is a credit towards its replacement, so it is due only once the replacement was refunded or ended without
 * a purchase.
 */
const UNRETURNED = {
  OR: [
    { closedReason: { in: [...WENT_BACK] }, changedToId: null },
    // The second condition implies the first, which is written out so that the index can be used.
    { changedToId: { not: null }, changedTo: { closedReason: { in: [...WENT_BACK, 'not_purchased'] } } },
  ],
  orderItem: { unitAmount: { gt: 0 } },
  order: { status: { in: ['paid', 'needs_review'] }, charges: { none: { paidBy: 'free' } } },
  ...NOT_REFUNDED,
} satisfies Prisma.CertificateWhereInput

/**
 * Certificates that have ended and for which the shop owes the buyer a refund. Nothing is owed while the payment is disputed or after the
 * dispute was lost: the bank takes the money back or the shop keeps it, and Stripe refuses to refund it.
 */
export const OWED = {
  ...UNRETURNED,
  order: { ...UNRETURNED.order, disputes: { none: NOT_WON } },
} satisfies Prisma.CertificateWhereInput

type Certificate = Pick<PlaceColumns, 'closedReason'> & { id: string; source: OrderSource }

/** Returns, by ID, why certificates ended whose buyers were not refunded. */
export async function howEnded(tx: Tx, certificates: readonly Certificate[]): Promise<Map<string, Ended>> {
  const ended = certificates.filter(({ closedReason }) => closedReason !== null)
  if (!ended.length) return new Map()
  const kept = await tx.certificate.findMany({
    where: { id: { in: ended.map(({ id }) => id) }, ...UNRETURNED },
    select: { id: true, order: { select: { disputes: { where: NOT_WON, take: 1, select: { id: true } } } } },
  })
  return new Map<string, Ended>([
    ...ended
      .filter(({ source, closedReason }) => source === 'import' && closedReason !== 'not_purchased')
      .map(({ id }) => [id, 'never_paid'] as const),
    ...kept.map(({ id, order }) => [id, order.disputes.length ? 'disputed' : 'owed'] as const),
  ])
}
