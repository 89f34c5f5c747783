import type { Certificate } from './schema'
import type { Store } from './store'

/** An order as shown in Enom's lists: one certificate bought directly, or all items of one cart. */
export type Order = { orderId: number; at: string; appearsAt: string | null; items: Certificate[] }

/** Returns an account's orders, oldest first. */
export function listOrders(store: Store, loginId: string): Order[] {
  const orders = new Map<number, Order>()
  for (const certificate of store.certificates()) {
    if (certificate.account !== loginId) continue
    const { orderId, orderedAt: at, appearsAt } = certificate
    const known = orders.get(orderId)
    if (known) known.items.push(certificate)
    else orders.set(orderId, { orderId, at, appearsAt, items: [certificate] })
  }
  return [...orders.values()]
}

/** Whether an order has left the queue. Only cart orders are ever in it. */
export function isProcessed({ appearsAt }: Pick<Order, 'appearsAt'>, now: Date): boolean {
  return appearsAt === null || appearsAt <= now.toISOString()
}
