import type { RefundStatus } from '../db/generated/enums'

/**
 * Where a refund may go. Stripe has the last word: a refund that was given up or withdrawn may have been made all the same, and one that
 * succeeded may come back from the bank.
 */
export const TRANSITIONS = {
  requested: ['sent', 'failed', 'withdrawn'],
  sent: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: ['sent'],
  withdrawn: ['sent'],
} as const satisfies Record<RefundStatus, readonly RefundStatus[]>
