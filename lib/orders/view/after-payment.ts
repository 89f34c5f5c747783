import { z } from 'zod'
import { db } from '../../db/client'
import { hashToken } from '../../links/secrets'
import type { Money } from '../../money'
import { isOwnBasket, isPaidHere } from '../paid-here'
import type { OrderStatus } from '../states'

/** Status of the payment page itself: still open, closed unpaid, or completed. */
type PageState = 'open' | 'expired' | 'complete'

export type ReturnView = {
  page: PageState
  orderId: string
  number: number
  status: OrderStatus
  total: Money
  /** In full for the browser that has the basket, masked for anyone else with the URL of this page. */
  email: string
  certificates: { id: string; typeName: string; label: string }[]
  /** Whether this browser has just paid and can therefore continue to the certificates without the emailed link. */
  paidHere: boolean
}

/**
 * Returns the data for the page after payment. Anyone who knows Stripe's session id can see it, so it contains no personal or domain names.
 */
export async function getOrderForReturn(stripeSessionId: string, cartToken?: string): Promise<ReturnView | null> {
  const session = await db.paymentSession.findUnique({
    where: { stripeSessionId },
    select: {
      status: true,
      order: {
        include: {
          cart: { select: { tokenHash: true } },
          certificates: { orderBy: { id: 'asc' }, select: { id: true, label: true, type: { select: { name: true } } } },
        },
      },
    },
  })
  if (!session) return null
  const { order } = session
  const ownBrowser = isOwnBasket(order, cartToken)
  return {
    page: session.status === 'creating' ? 'open' : session.status,
    orderId: order.id,
    number: order.number,
    status: order.status,
    total: { amount: order.total, currency: order.currency },
    email: ownBrowser ? order.email : order.email.replace(/^(.).*@/, '$1***@'),
    certificates: order.certificates.map(({ id, label, type }) => ({ id, label: ownBrowser ? label : '', typeName: type.name })),
    paidHere: isPaidHere(order, cartToken),
  }
}

/** Returns the latest payment page, completed or not, of an order from this basket; null if there is none. */
export async function getPaymentOfBasket(orderId: string, cartToken: string): Promise<{ stripeSessionId: string } | null> {
  if (!z.uuid().safeParse(orderId).success) return null
  const session = await db.paymentSession.findFirst({
    where: { orderId, stripeSessionId: { not: null }, order: { cart: { tokenHash: hashToken(cartToken) } } },
    orderBy: { id: 'desc' },
    select: { stripeSessionId: true },
  })
  return session?.stripeSessionId ? { stripeSessionId: session.stripeSessionId } : null
}

/** Returns the email and country of the last order from this basket, to prefill the checkout form when the buyer returns. */
export async function getLastAnswers(cartToken: string): Promise<{ email: string; country: string } | null> {
  const order = await db.order.findFirst({
    where: { cart: { tokenHash: hashToken(cartToken) } },
    orderBy: { id: 'desc' },
    select: { email: true, country: true },
  })
  return order && { email: order.email, country: order.country ?? '' }
}
