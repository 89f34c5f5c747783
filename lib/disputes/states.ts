import type { DisputeStatus } from '../db/generated/enums'

/** Where a dispute may go. Stripe has the last word, so an end that staff or Stripe told before can turn round. */
export const TRANSITIONS = {
  open: ['won', 'lost'],
  won: ['lost'],
  lost: ['won'],
} as const satisfies Record<DisputeStatus, readonly DisputeStatus[]>
