import type { Actor } from '../actor'
import { db } from '../db/client'
import { ownOrders } from '../permissions'

/** Returns the path of the page where an order is set up: its certificate's page if there is only one, otherwise the order's page. */
export async function orderPath(orderId: string): Promise<string> {
  const [first, second] = await db.certificate.findMany({ where: { orderId }, select: { id: true }, take: 2 })
  return first && !second ? `/account/certificates/${first.id}` : `/account/orders/${orderId}`
}

/** Returns the same path if the actor's session already gives access to this order, otherwise null. */
export async function openOrderPath(actor: Actor | null, orderId: string): Promise<string | null> {
  if (!actor) return null
  const order = await db.order.findFirst({ where: { AND: [{ id: orderId }, ownOrders(actor)] }, select: { id: true } })
  return order && orderPath(order.id)
}
