import { db } from '../db/client'
import { log } from '../log'
import { closeCheckout } from '../stripe/checkout'
import { stripeTrouble } from '../stripe/trouble'

/**
 * Closes payment pages left open by this order, or by earlier orders from the same basket, so that one basket is not paid twice in two
 * windows. Best effort: if one of them is paid anyway, settlePayment detects and refunds the payment.
 */
export async function closeOtherSessions(order: { id: string; cartId: string | null }, keep?: string): Promise<void> {
  const others = await db.paymentSession.findMany({
    where: {
      ...(keep && { id: { not: keep } }),
      status: 'open',
      stripeSessionId: { not: null },
      order: order.cartId ? { cartId: order.cartId } : { id: order.id },
    },
    select: { stripeSessionId: true },
    take: 10,
  })
  for (const { stripeSessionId } of others) {
    if (!stripeSessionId) continue
    await closeCheckout(stripeSessionId).catch((error: unknown) => {
      const trouble = stripeTrouble(error)
      if (!trouble) throw error
      log.warn({ stripeSessionId, trouble }, 'could not close an older payment page')
    })
  }
}
