import type { Actor } from '@/lib/actor'
import { consumeRateLimit, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { isAboutCoupon } from '@/lib/coupons/check-coupon'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'
import { placeOrder } from '@/lib/orders/placing/place-order'
import { orderMessage } from '@/lib/payments/messages'
import { startPayment } from '@/lib/payments/start-payment'
import { count } from '@/lib/traffic/count'

/**
 * Where the buyer goes next, or a sentence explaining why there is no payment page. `isStale` means that the buyer's page is out of date.
 */
export type NextOfCheckout = { goTo: string } | { refused: string; field?: 'email'; isStale?: true }

/**
 * Places an order for the basket and opens its payment page. Limited per network, because each attempt writes an order and calls Stripe. If
 * the basket cannot be ordered, the basket page explains why.
 */
export async function orderAndPay(order: {
  cartToken: string
  email: string
  country: string
  actor: Actor | null
  language: Language
  ip: string
  shown?: Money | undefined
  credit?: number | undefined
}): Promise<NextOfCheckout> {
  const { language } = order
  const turn = await consumeRateLimit('checkout_per_ip', order.ip)
  if (!turn.ok) return { refused: `${tooManySentence(turn.error, language)} ${wordsOf(language, 'checkout')('nothingHappened')}` }
  const placed = await placeOrder(order)
  if (!placed.ok) count('stopped_payment', placed.error.code)
  if (!placed.ok && placed.error.code === 'shop-closed') return { refused: orderMessage(placed.error, language) }
  if (!placed.ok && isAboutCoupon(placed.error)) return { refused: orderMessage(placed.error, language) }
  if (!placed.ok) return isStale(placed.error.code) ? { refused: orderMessage(placed.error, language), isStale: true } : { goTo: '/cart' }
  const payment = await startPayment(placed.value.orderId, language)
  if (payment.ok) {
    count('checkout')
    return { goTo: payment.value.url }
  }
  if (payment.error.code === 'paid-already') return { goTo: `/checkout/return?session_id=${payment.error.stripeSessionId}` }
  count('stopped_payment', payment.error.code)
  return {
    refused: orderMessage(payment.error, language),
    ...(payment.error.code === 'email-refused' && { field: 'email' }),
    ...(isStale(payment.error.code) && { isStale: true }),
  }
}

/** Whether an order was refused because the buyer's page shows outdated amounts. */
function isStale(code: string): boolean {
  return code === 'total-changed' || code === 'credit-changed' || code === 'credit-gone'
}
