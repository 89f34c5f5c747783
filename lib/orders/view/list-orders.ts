import { z } from 'zod'
import type { Actor } from '../../actor'
import { type DisputeLock, disputeLock, LOCK_COLUMNS } from '../../certificates/lifecycle/dispute-lock'
import { sharedWith } from '../../certificates/view/within-reach'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import type { OrderSource } from '../../db/generated/enums'
import type { Money } from '../../money'
import { ofSingleCertificates, ownOrders } from '../../permissions'
import type { OrderStatus } from '../states'

export type Page<Row> = { rows: Row[]; next: string | null }

export type OrderRow = {
  id: string
  number: number
  status: OrderStatus
  /** `import`: not a sale; staff imported a certificate that predates the shop. `change`: replaces another certificate. */
  source: OrderSource
  total: Money
  email: string
  placedAt: Date
  /** Whether the buyer's bank disputes the payment or has taken the money back. */
  dispute: DisputeLock | null
  items: string[]
}

const PAGE = 25
const MOST = 100

/** Lists the orders this actor may see, newest first. Staff search and filter with `admin/lists/list-orders.ts`. */
export async function listOrders(actor: Actor, { after, limit = PAGE }: { after?: string; limit?: number } = {}): Promise<Page<OrderRow>> {
  const take = Math.min(Math.max(limit, 1), MOST)
  const found = await db.order.findMany({
    where: {
      AND: [await ordersWithinReach(actor), after && z.uuid().safeParse(after).success ? { id: { lt: after } } : {}],
    },
    orderBy: { id: 'desc' },
    take: take + 1,
    select: {
      id: true,
      number: true,
      status: true,
      source: true,
      total: true,
      currency: true,
      email: true,
      createdAt: true,
      disputes: LOCK_COLUMNS.disputes,
      items: { orderBy: { position: 'asc' }, select: { typeName: true, quantity: true } },
    },
  })
  const rows = found.slice(0, take).map(
    ({ total, currency, createdAt, items, disputes, ...order }): OrderRow => ({
      ...order,
      dispute: disputeLock({ disputes, changes: null }),
      total: { amount: total, currency },
      placedAt: createdAt,
      items: items.map(({ typeName, quantity }) => (quantity === 1 ? typeName : `${quantity} × ${typeName}`)),
    }),
  )
  return { rows, next: found.length > take ? (rows.at(-1)?.id ?? null) : null }
}

/**
 * Returns a `where` condition equivalent to `ownOrders`. It lists shared orders by id, because with a condition on relations PostgreSQL
 * would read all orders of the shop.
 */
async function ordersWithinReach(actor: Actor): Promise<Prisma.OrderWhereInput> {
  if (actor.kind !== 'client') return ownOrders(actor)
  const { userId } = actor
  const { accountIds, certificateIds } = await sharedWith(userId, 'bill')
  const ofAccounts = { userId: accountIds.length ? { in: [userId, ...accountIds] } : userId }
  if (!certificateIds.length) return ofAccounts
  const held = await db.certificate.findMany({ where: { id: { in: certificateIds } }, select: { orderId: true } })
  const ofCertificates = { id: { in: held.map(({ orderId }) => orderId) }, ...ofSingleCertificates(userId) }
  return { OR: [ofAccounts, ofCertificates] }
}
