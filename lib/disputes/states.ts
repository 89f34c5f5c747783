import type { DisputeStatus } from '../db/generated/enums'

/** Allowed status changes of a dispute. Stripe's report overrides earlier ones by staff or by Stripe, so an outcome can be reversed. */
export const TRANSITIONS = {
  open: ['won', 'lost'],
  won: ['lost'],
  lost: ['won'],
} as const satisfies Record<DisputeStatus, readonly DisputeStatus[]>
