import type { CouponUse } from '../db/generated/client'
import type { CouponUseStatus } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { USE_STEPS } from './states'

/**
 * Locks a coupon until the caller's transaction ends, so that orders claim its uses one at a time. Call it before changing the status of a
 * use.
 */
export async function lockCoupon(tx: Tx, couponId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "Coupon" where id = ${couponId}::uuid for update`
}

/** Locks a buyer until the caller's transaction ends, so that two of their orders cannot both count as the first. */
export async function lockBuyer(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "User" where id = ${userId}::uuid for no key update`
}

/**
 * Moves a coupon use to another status and counts it: the only writer of `CouponUse.status` and `Coupon.taken`. The caller must have locked
 * the coupon before reading the use.
 * @throws Error if states.ts does not allow the transition, which is a bug.
 */
export async function moveUse(tx: Tx, { id, couponId, status }: CouponUse, to: CouponUseStatus): Promise<void> {
  const allowed: readonly CouponUseStatus[] = USE_STEPS[status]
  if (!allowed.includes(to)) throw new Error(`the use of a coupon cannot change from ${status} to ${to}`)
  await tx.couponUse.update({ where: { id }, data: { status: to } })
  const change = counted(to) - counted(status)
  if (change) await tx.coupon.update({ where: { id: couponId }, data: { taken: { increment: change } } })
}

function counted(status: CouponUseStatus): number {
  return status === 'freed' ? 0 : 1
}
