import type { Actor } from '@/lib/actor'
import { listCertificates } from '@/lib/admin/lists/list-certificates'
import { listOrders } from '@/lib/admin/lists/list-orders'
import { orderWords } from '@/lib/orders/view/text'

/** One row in the palette. */
export type Match = { href: string; label: string; detail: string; kind: 'Page' | 'Order' | 'Certificate' }

/** The maximum number of orders and certificates that the palette shows. */
const SHOWN = { size: 8 }

/** Returns the orders and certificates matching a search, for the palette. */
export async function findMatches(actor: Actor, search: string): Promise<Match[]> {
  if (!search) return []
  const [orders, certificates] = await Promise.all([listOrders(actor, { search }, SHOWN), listCertificates(actor, { search }, SHOWN)])
  return [
    ...orders.rows.map((order) => ({
      href: `/admin/orders/${order.id}`,
      label: `Order ${order.number}`,
      detail: `${order.email}, ${orderWords(order).label}`,
      kind: 'Order' as const,
    })),
    ...certificates.rows.map(({ id, name, typeName, order }) => ({
      href: `/admin/certificates/${id}`,
      label: name || typeName,
      detail: `order ${order.number}, ${order.email}`,
      kind: 'Certificate' as const,
    })),
  ]
}
