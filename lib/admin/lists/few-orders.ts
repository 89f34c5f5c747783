import { NOT_WON } from '../../certificates/lifecycle/dispute-lock'
import { needsStaff } from '../../certificates/view/needs-staff'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import type { OrderView } from './schema'

/** If a view has at least this many orders, scanning the list finds the first page quickly; if it has fewer, their ids are read first. */
const FEW = 500

type Found = { orderId: string }[]

/**
 * Returns the `where` clause of a view with few orders, by id, with each part looked up in its own index. Null for a view with many orders,
 * and for views that need no such lookup.
 */
export async function fewInView(view: OrderView | undefined): Promise<Prisma.OrderWhereInput | null> {
  if (view === 'needs_action') {
    return byIds([
      ordersWith({ status: 'needs_review' }),
      db.dispute.findMany({ where: { status: 'open' }, select: { orderId: true }, take: FEW }),
      db.refund.findMany({ where: { OR: [{ isOwed: true }, { needsAllocation: true }] }, select: { orderId: true }, take: FEW }),
      db.certificate.findMany({ where: needsStaff(), select: { orderId: true }, take: FEW }),
    ])
  }
  if (view === 'refunded') {
    return byIds([
      ordersWith({ status: 'refunded' }),
      db.refund.findMany({ where: { status: 'succeeded' }, select: { orderId: true }, take: FEW }),
    ])
  }
  return null
}

/**
 * Returns the `where` clause, by order id, for certificates whose order's payment is disputed or was lost to a dispute. Null if there are
 * many such orders.
 */
export async function fewDisputed(): Promise<Prisma.CertificateWhereInput | null> {
  const disputed = await db.dispute.findMany({ where: NOT_WON, select: { orderId: true }, take: FEW })
  if (disputed.length === FEW) return null
  const ids = disputed.map(({ orderId }) => orderId)
  const changed = await ordersWith({ changes: { orderId: { in: ids } } })
  return changed.length === FEW ? null : { orderId: { in: [...ids, ...changed.map(({ orderId }) => orderId)] } }
}

async function ordersWith(where: Prisma.OrderWhereInput): Promise<Found> {
  const rows = await db.order.findMany({ where, select: { id: true }, take: FEW })
  return rows.map(({ id }) => ({ orderId: id }))
}

async function byIds(parts: readonly PromiseLike<Found>[]): Promise<Prisma.OrderWhereInput | null> {
  const found = await Promise.all(parts)
  if (found.some(({ length }) => length === FEW)) return null
  return { id: { in: [...new Set(found.flat().map(({ orderId }) => orderId))] } }
}
