import type { OrderStatus } from '../db/generated/enums'

export type { OrderStatus }

/**
 * Allowed status changes of an order.
 * - payment_processing: the bank is still confirming (bank debit); nothing has been bought yet.
 * - needs_review: a payment does not match the order (amount or currency), or a refund was returned by the bank; staff decide.
 * - payment_failed, expired: not paid; a late payment still makes it paid.
 * - cancelled: by the buyer or staff, before any payment arrived. refunded: the whole payment was refunded.
 */
export const TRANSITIONS = {
  awaiting_payment: ['payment_processing', 'paid', 'needs_review', 'payment_failed', 'expired', 'cancelled'],
  payment_processing: ['paid', 'needs_review', 'payment_failed', 'expired'],
  payment_failed: ['awaiting_payment', 'payment_processing', 'paid', 'needs_review', 'expired', 'cancelled'],
  expired: ['awaiting_payment', 'payment_processing', 'paid', 'needs_review', 'cancelled'],
  cancelled: ['needs_review'],
  needs_review: ['paid', 'refunded'],
  paid: ['refunded'],
  refunded: ['needs_review'],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>

/** Returns the statuses that may follow this one. */
export function nextStatuses(from: OrderStatus): readonly OrderStatus[] {
  return TRANSITIONS[from]
}
