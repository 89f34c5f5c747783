import type { CouponUseStatus } from '../db/generated/enums'

/**
 * Allowed status changes of the use of a coupon. A freed use is reserved again when its order is to be paid after all, or becomes used if a
 * payment arrives first.
 */
export const USE_STEPS = {
  reserved: ['freed', 'used'],
  freed: ['reserved', 'used'],
  used: [],
} as const satisfies Record<CouponUseStatus, readonly CouponUseStatus[]>

/** The state of a coupon, as the staff's list filters by it. */
export const COUPON_STATES = ['active', 'planned', 'ended', 'off'] as const
export type CouponState = (typeof COUPON_STATES)[number]
