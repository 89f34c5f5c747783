import type { CouponUseStatus } from '../db/generated/enums'

/**
 * Allowed status changes of a coupon use. A freed use is reserved again when its order is to be paid after all, or becomes used if a
 * payment arrives first.
 */
export const USE_STEPS = {
  reserved: ['freed', 'used'],
  freed: ['reserved', 'used'],
  used: [],
} as const satisfies Record<CouponUseStatus, readonly CouponUseStatus[]>

/** The state of a coupon, by which staff can filter the list. */
export const COUPON_STATES = ['active', 'planned', 'ended', 'off'] as const
export type CouponState = (typeof COUPON_STATES)[number]
