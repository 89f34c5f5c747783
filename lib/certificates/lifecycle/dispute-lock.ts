/** Why the certificates of an order are locked: its payment is disputed at the buyer's bank, or the shop has lost that dispute. */
export type DisputeLock = 'open' | 'lost'

/**
 * The one rule of what a dispute locks: while it is open, and for good once it is lost, a buyer neither sets up nor sends a certificate of
 * that order, gets no new set-up mail and downloads no file. Null when nothing is locked.
 */
export function disputeLock(order: { disputedAt: Date | null; disputeLostAt: Date | null }): DisputeLock | null {
  if (order.disputeLostAt) return 'lost'
  return order.disputedAt ? 'open' : null
}

/** The columns the rule looks at. */
export const LOCK_COLUMNS = { disputedAt: true, disputeLostAt: true } as const
