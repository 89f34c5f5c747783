import { z } from 'zod'
import type { Actor } from '../actor'
import { mayMove, PLACE_SELECT, placeOf } from '../certificates/lifecycle/places'
import { GOES_BACK } from '../certificates/settlement/is-refunded'
import { db } from '../db/client'
import type { Money } from '../money'
import { mayStaff } from '../permissions'
import { unallocatedOf } from './left-of'

export type CertificateRefund = {
  orderId: string
  money: Money
  state: 'possible' | 'under_way' | 'done'
  /** It was bought and has ended. */
  hasEnded: boolean
  /** Enom holds it and keeps its price, unless staff claim it there. */
  isBought: boolean
  /** Amount of the order refunded in Stripe for certificates that staff have not named yet. */
  unallocated: Money | null
}

/**
 * Returns what staff may know about refunding one certificate; null if that is not possible: it may have been bought, was not paid for, or was refunded with the whole order. Null for anyone but staff.
 */
export async function getCertificateRefund(actor: Actor, certificateId: string): Promise<CertificateRefund | null> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(certificateId).success) return null
  const row = await db.certificate.findUnique({
    where: { id: certificateId },
    select: {
      orderId: true,
      ...PLACE_SELECT,
      orderItem: true,
      order: { select: { status: true, currency: true } },
      allocations: { where: { refund: GOES_BACK }, take: 1, select: { basis: true, refund: { select: { status: true } } } },
    },
  })
  if (!row) return null
  const { currency } = row.order
  const { orderId } = row
  const money = { amount: row.orderItem.unitAmount, currency }
  const hasEnded = row.stage === 'closed' && row.closedReason !== 'not_purchased'
  const isBought = row.stage !== 'closed' && row.stage !== 'purchase'
  const [made] = row.allocations
  if (made?.basis === 'whole_order') return null
  if (made)
    return { orderId, money, state: made.refund.status === 'succeeded' ? 'done' : 'under_way', hasEnded, isBought, unallocated: null }
  const paid = row.order.status === 'paid' || row.order.status === 'needs_review'
  if (!paid || !(isBought || row.stage === 'closed' || mayMove(placeOf(row), 'closed:not_purchased'))) return null
  // An imported certificate was never paid for here.
  if ((hasEnded || isBought) && !money.amount) return null
  const amount = await unallocatedOf(db, orderId)
  return { orderId, money, state: 'possible', hasEnded, isBought, unallocated: amount ? { amount, currency } : null }
}
