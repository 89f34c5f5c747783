import { z } from 'zod'
import { type Actor, isStaff } from '../actor'
import { REFUNDABLE, REFUNDED } from '../certificates/lifecycle/states'
import { isRefunded } from '../certificates/settlement/is-refunded'
import { db } from '../db/client'
import type { Money } from '../money'
import { perhapsGivenBack } from './perhaps-given-back'

export type CertificateRefund = {
  money: Money
  state: 'possible' | 'under_way' | 'done'
  /** It was bought and has ended. */
  hasEnded: boolean
  /** What of its order went back without saying for which certificate: perhaps for this one. */
  doubtful: Money | null
}

/**
 * What staff may know of giving back the price of one certificate; null where that is not possible: it was bought and has not ended, may
 * have been bought, was not paid for, or its money left with the whole order. Nothing for anybody but staff.
 */
export async function getCertificateRefund(actor: Actor, certificateId: string): Promise<CertificateRefund | null> {
  if (!isStaff(actor) || !z.uuid().safeParse(certificateId).success) return null
  const row = await db.certificate.findUnique({
    where: { id: certificateId },
    select: {
      orderId: true,
      status: true,
      orderItem: true,
      order: { select: { status: true, currency: true } },
      billing: { where: { kind: 'refund' } },
    },
  })
  if (!row) return null
  const money = { amount: row.orderItem.unitAmount, currency: row.order.currency }
  const hasEnded = REFUNDED.some((status) => status === row.status)
  const made = row.billing.find(({ status }) => status !== 'failed')
  if (made) return { money, state: made.status === 'pending' ? 'under_way' : 'done', hasEnded, doubtful: null }
  const paid = row.order.status === 'paid' || row.order.status === 'needs_review'
  if (!paid || !REFUNDABLE.some((status) => status === row.status)) return null
  // An imported one was never paid for here.
  if (hasEnded && (!money.amount || (await isRefunded(db, { orderId: row.orderId, certificateId })))) return null
  const amount = await perhapsGivenBack(db, row.orderId)
  return { money, state: 'possible', hasEnded, doubtful: amount ? { amount, currency: money.currency } : null }
}
