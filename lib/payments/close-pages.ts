import { db } from '../db/client'
import { closeCheckout } from '../stripe/checkout'
import { stripeTrouble } from '../stripe/trouble'
import { settlePayment } from './settle-payment'

/**
 * Closes the open payment pages of an order at Stripe and records the outcome of each, since one may have been paid in the meantime.
 * Returns false if Stripe did not confirm it.
 */
export async function closePages(orderId: string): Promise<boolean> {
  const where = { orderId, status: 'open', stripeSessionId: { not: null } } as const
  const open = await db.paymentSession.findMany({ where, select: { stripeSessionId: true } })
  try {
    for (const { stripeSessionId } of open) {
      if (!stripeSessionId) continue
      await closeCheckout(stripeSessionId)
      await settlePayment(stripeSessionId)
    }
    return true
  } catch (error) {
    if (!stripeTrouble(error)) throw error
    return false
  }
}
