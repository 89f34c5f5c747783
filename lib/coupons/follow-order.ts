import { earlier, HOUR, now } from '../clock'
import { db } from '../db/client'
import type { OrderStatus } from '../db/generated/enums'
import { inTransaction, type Tx } from '../db/transaction'
import { lockCoupon, moveUse } from './transition'

/** The new status of an order's coupon use for each new status of the order. */
const FOLLOWS = {
  paid: 'used',
  needs_review: 'used',
  payment_failed: 'freed',
  expired: 'freed',
  cancelled: 'freed',
} as const satisfies Partial<Record<OrderStatus, 'used' | 'freed'>>

/**
 * Updates an order's coupon use to match the order's new status. The caller must have locked the order. A late payment makes a freed use
 * final, even above the coupon's limit, because its price was agreed. A payment that does not match the order does not make the use final.
 */
export async function followOrder(tx: Tx, orderId: string, status: OrderStatus): Promise<void> {
  if (!isFollowed(status)) return
  const found = await tx.couponUse.findUnique({ where: { orderId }, select: { couponId: true } })
  if (!found) return
  await lockCoupon(tx, found.couponId)
  const use = await tx.couponUse.findUniqueOrThrow({ where: { orderId } })
  const to = FOLLOWS[status]
  if (use.status === 'used' || use.status === to || (use.status === 'freed' && status === 'needs_review')) return
  await moveUse(tx, use, to)
}

function isFollowed(status: OrderStatus): status is keyof typeof FOLLOWS {
  return status in FOLLOWS
}

/** An order can be paid within a day, and its payment page stays open for up to an hour more. After that, no payment page can be open. */
const HELD_FOR = 25 * HOUR
const FREE_BATCH = 200

/**
 * Frees the coupon uses of orders that were left unpaid and have no payment page whose expiry would free them. Returns the number freed.
 */
export async function freeOldUses(): Promise<number> {
  const old = await db.couponUse.findMany({
    where: { status: 'reserved', order: { status: 'awaiting_payment', createdAt: { lt: earlier(now(), HELD_FOR) } } },
    orderBy: { orderId: 'asc' },
    take: FREE_BATCH,
    select: { orderId: true },
  })
  for (const { orderId } of old) await inTransaction((tx) => followOrder(tx, orderId, 'expired'))
  return old.length
}
