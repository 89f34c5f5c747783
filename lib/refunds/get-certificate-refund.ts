import { z } from 'zod'
import type { Actor } from '../actor'
import { mayMove, PLACE_SELECT, placeOf } from '../certificates/lifecycle/places'
import { ownPayment } from '../certificates/settlement/credit'
import { GOES_BACK } from '../certificates/settlement/is-refunded'
import { db } from '../db/client'
import type { Money } from '../money'
import { mayStaff } from '../permissions'
import { isGift } from './is-gift'
import { UNALLOCATED } from './left-of'

export type CertificateRefund = {
  orderId: string
  money: Money
  state: 'possible' | 'under_way' | 'done'
  /** Whether it was bought and has ended. */
  hasEnded: boolean
  /** Whether it was bought from Enom, which keeps the price unless staff claim it back. */
  isBought: boolean
  /** The amount of the order refunded in Stripe for certificates that staff have not chosen yet. */
  unallocated: Money | null
  /**
   * The certificate that was replaced by this one. The replaced certificate's price is refunded on its own page once this one has ended.
   */
  creditOf: { id: string; money: Money } | null
}

/**
 * Returns the details staff see for refunding one certificate, or null if it cannot be refunded: it may have been bought, was not paid for,
 * was refunded with the whole order, or was changed to one that has not ended. Null for anyone but staff.
 */
export async function getCertificateRefund(actor: Actor, certificateId: string): Promise<CertificateRefund | null> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(certificateId).success) return null
  const row = await db.certificate.findUnique({
    where: { id: certificateId },
    select: {
      orderId: true,
      ...PLACE_SELECT,
      orderItem: true,
      changedFrom: { select: { id: true } },
      changedTo: { select: { stage: true } },
      order: {
        select: {
          status: true,
          currency: true,
          charges: { select: { paidBy: true } },
          refunds: { where: UNALLOCATED, select: { amount: true } },
        },
      },
      allocations: { where: { refund: GOES_BACK }, take: 1, select: { basis: true, refund: { select: { status: true } } } },
    },
  })
  if (!row) return null
  const { currency } = row.order
  const { orderId } = row
  const money = { amount: isGift(row.order.charges) ? 0 : ownPayment(row.orderItem), currency }
  const creditOf = row.changedFrom && { id: row.changedFrom.id, money: { amount: row.orderItem.credit, currency } }
  const hasEnded = row.stage === 'closed' && row.closedReason !== 'not_purchased'
  const isBought = row.stage !== 'closed' && row.stage !== 'purchase'
  const [made] = row.allocations
  if (made?.basis === 'whole_order') return null
  if (made)
    return {
      orderId,
      money,
      state: made.refund.status === 'succeeded' ? 'done' : 'under_way',
      hasEnded,
      isBought,
      unallocated: null,
      creditOf,
    }
  const paid = row.order.status === 'paid' || row.order.status === 'needs_review'
  if (!paid || !(isBought || row.stage === 'closed' || mayMove(placeOf(row), 'closed:not_purchased'))) return null
  if (row.changedTo && row.changedTo.stage !== 'closed') return null
  // An imported certificate was never paid for here. One that was given away can be cancelled before it is bought.
  if (!money.amount && (isBought || row.stage === 'closed')) return null
  const amount = row.order.refunds.reduce((sum, refund) => sum + refund.amount, 0)
  return { orderId, money, state: 'possible', hasEnded, isBought, unallocated: amount ? { amount, currency } : null, creditOf }
}
