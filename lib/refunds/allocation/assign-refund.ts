import { z } from 'zod'
import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { cancelUnbought } from '../../certificates/ending/cancel'
import { endUnsent } from '../../certificates/ending/refunded-to-buyer'
import { NOT_CREDITED, ownPayment } from '../../certificates/settlement/credit'
import { GOES_BACK, NOT_REFUNDED } from '../../certificates/settlement/is-refunded'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import type { Money } from '../../money'
import { alertStaff } from '../../orders/notify'
import { lockOrder, noteEvent } from '../../orders/transition'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { refreshOwed } from '../owed'
import { piecesOf, write } from './allocate'

const UNASSIGNED = { needsAllocation: true, ...GOES_BACK } as const

/** Refunds whose certificates staff have to choose. */
export const UNASSIGNED_REFUND = { ...UNASSIGNED, order: { status: { in: ['paid', 'needs_review'] } } } satisfies Prisma.RefundWhereInput

export type UnassignedRefund = { id: string; money: Money; at: Date; certificates: { id: string; name: string; price: Money }[] }

/**
 * Returns an order's refunds that were made in Stripe's dashboard and are not assigned yet, with the certificates each may cover. Empty for
 * anyone but staff.
 */
export async function listUnassigned(actor: Actor, orderId: string): Promise<UnassignedRefund[]> {
  if (!mayStaff(actor, 'see') || !z.uuid().safeParse(orderId).success) return []
  const refunds = await db.refund.findMany({
    where: { orderId, ...UNASSIGNED },
    orderBy: { createdAt: 'asc' },
    select: { id: true, amount: true, currency: true, createdAt: true, order: { select: { certificates: ASSIGNABLE } } },
  })
  return refunds.map(({ id, amount, currency, createdAt, order: { certificates } }) => ({
    id,
    money: { amount, currency },
    at: createdAt,
    certificates: certificates
      .filter(({ orderItem }) => ownPayment(orderItem) <= amount)
      .map((row) => ({
        id: row.id,
        name: [row.domainName || row.label, row.type.name].filter(Boolean).join(', '),
        price: { amount: ownPayment(row.orderItem), currency },
      })),
  }))
}

const ASSIGNABLE = {
  where: { ...NOT_REFUNDED, ...NOT_CREDITED },
  select: { id: true, domainName: true, label: true, type: { select: { name: true } }, orderItem: true },
  orderBy: { id: 'asc' },
} satisfies Prisma.Order$certificatesArgs

/** Returns the ids of up to `limit` orders with such a refund, oldest first. Empty for anyone but staff. */
export async function findUnassigned(actor: Actor, { limit }: { limit: number }): Promise<string[]> {
  if (!mayStaff(actor, 'see')) return []
  const orders = await db.order.findMany({
    where: { status: { in: ['paid', 'needs_review'] }, refunds: { some: UNASSIGNED } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  })
  return orders.map(({ id }) => id)
}

export type AssignRefundRefusal =
  | { code: 'not-found' }
  /** The refund was assigned or failed, or its order has since been refunded in full. */
  | { code: 'already-assigned' }
  /** The certificates cost more than the refund, or were refunded another way. */
  | { code: 'does-not-cover' }

/**
 * Records which certificates a refund made in Stripe's dashboard was for, as chosen by staff; none if it was for something else.
 * Certificates not bought yet are cancelled, and those bought but not submitted are closed.
 */
export function assignRefund(
  actor: Actor,
  refundId: string,
  { certificateIds }: { certificateIds: readonly string[] },
): Promise<Result<undefined, AssignRefundRefusal>> {
  return inTransaction(async (tx) => {
    const found = mayStaff(actor, 'refund') && (await tx.refund.findUnique({ where: { id: refundId }, select: { orderId: true } }))
    if (!found) return err({ code: 'not-found' })
    const { orderId } = found
    await lockOrder(tx, orderId)
    const refund = await tx.refund.findFirst({ where: { id: refundId, ...UNASSIGNED } })
    if (!refund) return err({ code: 'already-assigned' })
    const chosen = (await piecesOf(tx, orderId)).filter(({ id }) => certificateIds.includes(id))
    const cost = chosen.reduce((sum, { price }) => sum + price, 0)
    if (chosen.length !== new Set(certificateIds).size || cost > refund.amount) return err({ code: 'does-not-cover' })
    await tx.refund.update({ where: { id: refundId }, data: { needsAllocation: false } })
    await write(tx, refund, 'staff', chosen)
    await noteEvent(tx, orderId, {
      kind: 'order.refund_assigned',
      actor: actorName(actor),
      detail: { amount: refund.amount, currency: refund.currency, certificates: chosen.length },
    })
    await refreshOwed(tx, refund.chargeId)
    for (const { id } of chosen) await endRefunded(tx, { orderId, certificateId: id, actor: actorName(actor) })
    await recordStaffAction(tx, actor, {
      action: 'refund.assign',
      subject: { kind: 'order', id: orderId },
      after: { refundId, certificateIds },
    })
    return ok()
  })
}

async function endRefunded(
  tx: Tx,
  { orderId, certificateId, actor }: { orderId: string; certificateId: string; actor: string },
): Promise<void> {
  if (await cancelUnbought(tx, certificateId, actor)) return
  if (!(await endUnsent(tx, certificateId, actor))) return
  const { number } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { number: true } })
  await alertStaff(tx, orderId, {
    event: `unused:${certificateId}`,
    subject: `A certificate from order ${number} was refunded: claim its price back from Enom`,
    lines: ['It had been bought from Enom but not sent to the authority. Enom refunds such a certificate for 30 days.'],
  })
}
