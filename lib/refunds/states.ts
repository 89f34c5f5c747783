import type { RefundStatus } from '../db/generated/enums'

/**
 * Allowed status changes of a refund. Stripe's report overrides ours: a refund that was given up on or withdrawn may have been made anyway,
 * and one that succeeded may be returned by the bank.
 */
export const TRANSITIONS = {
  requested: ['sent', 'failed', 'withdrawn'],
  sent: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: ['sent'],
  withdrawn: ['sent'],
} as const satisfies Record<RefundStatus, readonly RefundStatus[]>
