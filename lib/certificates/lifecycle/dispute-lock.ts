import type { Prisma } from '../../db/generated/client'
import type { DisputeStatus } from '../../db/generated/enums'

/** Why the certificates of an order are locked: its payment is disputed at the buyer's bank, or the shop has lost that dispute. */
export type DisputeLock = Exclude<DisputeStatus, 'won'>

/** Disputes that lock their order: all that the shop has not won. */
export const NOT_WON = { status: { in: ['open', 'lost'] } } satisfies Prisma.DisputeWhereInput

/** What the rule looks at, to be selected of an order. */
export const LOCK_COLUMNS = { disputes: { where: NOT_WON, select: { status: true } } } satisfies Prisma.OrderSelect

/**
 * The one rule of what a dispute locks: while it is open, and for good once it is lost, a buyer neither sets up nor sends a certificate of
 * that order, gets no new set-up mail and downloads no file. Null when nothing is locked.
 */
export function disputeLock({ disputes }: { disputes: readonly { status: DisputeStatus }[] }): DisputeLock | null {
  const has = (wanted: DisputeLock) => disputes.some(({ status }) => status === wanted)
  return has('lost') ? 'lost' : has('open') ? 'open' : null
}
