import type { Certificate } from './schema'
import type { Store } from './store'

/** An order as Enom's lists show it: one certificate bought at once, or all items of one cart. */
export type Order = { orderId: number; at: string; appearsAt: string | null; items: Certificate[] }

/** An account's orders, oldest first. */
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

/** Whether a cart order has left the queue; other orders never were in it. */
export function isProcessed({ appearsAt }: Pick<Order, 'appearsAt'>, now: Date): boolean {
  return appearsAt === null || appearsAt <= now.toISOString()
}
