import type { CouponUseStatus } from '../db/generated/enums'

/** Allowed status changes of the use of a coupon. A freed one is reserved again when its order is paid after all, or used if money is quicker. */
export const USE_STEPS = {
  reserved: ['freed', 'used'],
  freed: ['reserved', 'used'],
  used: [],
} as const satisfies Record<CouponUseStatus, readonly CouponUseStatus[]>

/** Where a coupon is, as the list of staff filters it. */
export const COUPON_STATES = ['active', 'planned', 'ended', 'off'] as const
export type CouponState = (typeof COUPON_STATES)[number]
