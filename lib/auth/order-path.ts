import { type Actor, ownOrders } from '../actor'
import { db } from '../db/client'

/** Where someone goes who wants to set an order up: to its certificate when it has just one, else to the order. */
export async function orderPath(orderId: string): Promise<string> {
  const [first, second] = await db.certificate.findMany({ where: { orderId }, select: { id: true }, take: 2 })
  return first && !second ? `/account/certificates/${first.id}` : `/account/orders/${orderId}`
}

/** The same for someone whose session opens this order already; null for everyone else. */
export async function openOrderPath(actor: Actor | null, orderId: string): Promise<string | null> {
  if (!actor) return null
  const order = await db.order.findFirst({ where: { AND: [{ id: orderId }, ownOrders(actor)] }, select: { id: true } })
  return order && orderPath(order.id)
}
