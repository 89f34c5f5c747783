import { addLine } from '../../lib/cart/add-line'
import { runPurchaseQueue } from '../../lib/certificates/purchase-run/run-queue'
import { must } from '../../lib/certificates/testing/shop'
import { db } from '../../lib/db/client'
import { issueMissing } from '../../lib/invoices/issue-missing'
import { placeOrder } from '../../lib/orders/placing/place-order'
import { startPayment } from '../../lib/payments/start-payment'
import type { PastBuyer } from './buyers'
import { hearFromStripe, type Simulators } from './world'

export type PastLine = { slug: string; years: number; quantity: number }

/** An order in the past, with its payment page open at Stripe. */
export type PastOrder = { orderId: string; session: string; buyer: PastBuyer; actor: { kind: 'client'; userId: string } }

/** Fills a basket, places the order and opens the payment page. */
export async function place(buyer: PastBuyer, lines: readonly PastLine[]): Promise<PastOrder> {
  let token: string | undefined
  for (const { slug, years, quantity } of lines) {
    const choice = await db.productChoice.findFirstOrThrow({ where: { product: { slug }, years }, orderBy: { amount: 'asc' } })
    token = must(await addLine({ token, choiceId: choice.id, quantity, label: '' })).token
  }
  const { orderId } = must(await placeOrder({ cartToken: token ?? '', email: buyer.email, country: buyer.country }))
  must(await startPayment(orderId))
  const { userId, paymentSessions } = await db.order.findUniqueOrThrow({ where: { id: orderId }, include: { paymentSessions: true } })
  return { orderId, session: paymentSessions[0]?.stripeSessionId ?? '', buyer, actor: { kind: 'client', userId } }
}

/** Pays on Stripe's page. The webhook then marks the order as paid, and its invoice is issued. */
export async function pay(simulators: Simulators, { orderId, session, buyer }: PastOrder, how: object = {}): Promise<void> {
  const { firstName, lastName, country, city } = buyer
  await simulators.stripe('pay', { session, name: `${firstName} ${lastName}`, country, city, ...how })
  await hearFromStripe(simulators)
  await issueMissing(orderId)
}

/** Buys every certificate that is waiting to be bought from Enom. */
export async function buyWaiting(): Promise<void> {
  const waiting = await db.certificate.findMany({
    where: { stage: 'purchase', hold: null },
    select: { typeCode: true, orderItem: { select: { product: { select: { enomAccountId: true } } } } },
    orderBy: { id: 'asc' },
  })
  const queues = new Map(waiting.map(({ typeCode, orderItem }) => [typeCode, { typeCode, accountId: orderItem.product.enomAccountId }]))
  for (const queue of queues.values()) await runPurchaseQueue(queue)
}
