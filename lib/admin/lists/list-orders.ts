import type { Actor } from '../../actor'
import { type DisputeLock, disputeLock, LOCK_COLUMNS } from '../../certificates/lifecycle/dispute-lock'
import { placeOf } from '../../certificates/lifecycle/places'
import type { IssuedFacts } from '../../certificates/status/file-text'
import { issuedFactsOf, SHOWN_SELECT } from '../../certificates/status/issued-facts'
import type { Shown } from '../../certificates/status/place-text'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import type { OrderSource } from '../../db/generated/enums'
import { rowByRow } from '../../db/row-by-row'
import type { Money } from '../../money'
import type { OrderStatus } from '../../orders/states'
import { mayStaff } from '../../permissions'
import { fewInView } from './few-orders'
import { inOrderView, withOrderStatus } from './order-views'
import { type Cursor, type ListPage, NO_ROWS, readPage } from './read-page'
import type { OrderQuery } from './schema'
import { ordersFitting } from './search'

export type OrderListRow = {
  id: string
  number: number
  source: OrderSource
  status: OrderStatus
  dispute: DisputeLock | null
  email: string
  country: string | null
  total: Money
  items: string[]
  placedAt: Date
  paidAt: Date | null
  certificates: (Shown & IssuedFacts)[]
}

/** Lists the orders of all buyers, page by page. Empty for anyone but staff. */
export async function listOrders(
  actor: Actor,
  { sort, ...query }: OrderQuery = {},
  { size, ...cursor }: Cursor & { size?: number } = {},
): Promise<ListPage<OrderListRow>> {
  if (!mayStaff(actor, 'see', 'orders:read')) return NO_ROWS
  const where = await ordersOf(actor, query)
  const page = await readPage(
    cursor,
    (part) => {
      const rows = db.order.findMany({ where, orderBy: ORDER_BY[sort ?? 'newest'], ...part, select: SELECT })
      return query.search ? rowByRow(rows) : rows
    },
    size,
  )
  return { ...page, rows: page.rows.map(toRow) }
}

async function ordersOf(actor: Actor, { view, status, search, ids }: Omit<OrderQuery, 'sort'>): Promise<Prisma.OrderWhereInput> {
  const chosen = ids ? { id: { in: [...ids] } } : {}
  return { AND: [(await fewInView(view)) ?? inOrderView(view), withOrderStatus(status), await ordersFitting(actor, search), chosen] }
}

const ORDER_BY = {
  newest: [{ id: 'desc' }],
  oldest: [{ id: 'asc' }],
  amount: [{ total: 'desc' }, { id: 'desc' }],
} satisfies Record<string, Prisma.OrderOrderByWithRelationInput[]>

const SELECT = {
  id: true,
  number: true,
  source: true,
  status: true,
  email: true,
  country: true,
  currency: true,
  total: true,
  createdAt: true,
  paidAt: true,
  disputes: LOCK_COLUMNS.disputes,
  items: { orderBy: { position: 'asc' }, select: { typeName: true, quantity: true } },
  certificates: { select: { ...SHOWN_SELECT, coverEndsAt: true, fileEndsAt: true } },
} satisfies Prisma.OrderSelect

function toRow({
  currency,
  total,
  createdAt,
  disputes,
  items,
  certificates,
  ...order
}: Prisma.OrderGetPayload<{ select: typeof SELECT }>): OrderListRow {
  return {
    ...order,
    dispute: disputeLock({ disputes, changes: null }),
    total: { amount: total, currency },
    placedAt: createdAt,
    items: items.map(({ typeName, quantity }) => (quantity === 1 ? typeName : `${quantity} × ${typeName}`)),
    certificates: certificates.map(({ fileEndsAt, ...row }) => ({
      place: placeOf(row),
      ...issuedFactsOf({ ...row, files: fileEndsAt ? [{ notAfter: fileEndsAt }] : [] }, order),
    })),
  }
}
