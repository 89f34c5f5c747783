import { type Actor, ownOrders } from '../actor'
import { db } from '../db/client'
import { err, type Result } from '../result'
import { type StartPaymentRefusal, startPayment } from './start-payment'

/** Answers the payment page of an order that is this actor's own. */
export async function payOrder(actor: Actor, id: string): Promise<Result<{ url: string }, StartPaymentRefusal>> {
  const order = await db.order.findFirst({ where: { AND: [{ id }, ownOrders(actor)] }, select: { id: true } })
  return order ? startPayment(order.id) : err({ code: 'not-found' })
}
