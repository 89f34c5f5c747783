import { timingSafeEqual } from 'node:crypto'
import { earlier, HOUR, now } from '../clock'
import { db } from '../db/client'
import { hashToken } from '../links/secrets'

/** How long after payment the paying browser can open the order without the emailed link. */
const OPENS_FOR = HOUR

/** Whether the order was placed from the basket with this token. */
export function isOwnBasket(order: { cart: { tokenHash: Uint8Array } | null }, cartToken: string | undefined): boolean {
  return cartToken !== undefined && order.cart !== null && timingSafeEqual(hashToken(cartToken), order.cart.tokenHash)
}

/** Whether this browser paid for the order within the last hour. */
export function isPaidHere(
  order: { status: string; paidAt: Date | null; cart: { tokenHash: Uint8Array } | null },
  cartToken: string | undefined,
): boolean {
  const isFresh = order.paidAt !== null && order.paidAt > earlier(now(), OPENS_FOR)
  return order.status === 'paid' && isFresh && isOwnBasket(order, cartToken)
}

/**
 * Returns the order that the browser with this basket paid on this payment page within the last hour; null otherwise. Requires two secrets
 * of the payment, because the result gives access to the order.
 */
export async function findOrderPaidHere(input: { stripeSessionId: string; cartToken: string }): Promise<{ orderId: string } | null> {
  const session = await db.paymentSession.findUnique({
    where: { stripeSessionId: input.stripeSessionId },
    select: { status: true, order: { select: { id: true, status: true, paidAt: true, cart: { select: { tokenHash: true } } } } },
  })
  if (session?.status !== 'complete' || !isPaidHere(session.order, input.cartToken)) return null
  return { orderId: session.order.id }
}
