import type { Prisma } from '../../db/generated/client'
import type { DisputeStatus } from '../../db/generated/enums'

/** Why an order's certificates are locked: its payment is disputed at the buyer's bank, or the shop has lost that dispute. */
export type DisputeLock = Exclude<DisputeStatus, 'won'>

/** Filter for disputes that lock their order: all that the shop has not won. */
export const NOT_WON = { status: { in: ['open', 'lost'] } } satisfies Prisma.DisputeWhereInput

/** Columns of an order that `disputeLock` needs. */
export const LOCK_COLUMNS = { disputes: { where: NOT_WON, select: { status: true } } } satisfies Prisma.OrderSelect

/**
 * Returns the state of the dispute that locks an order, or null if it is not locked. This is the only place with this rule: while a dispute
 * is open, and for good once it is lost, the buyer can neither set up nor send a certificate of that order, gets no new set-up mail and
 * cannot download files.
 */
export function disputeLock({ disputes }: { disputes: readonly { status: DisputeStatus }[] }): DisputeLock | null {
  const has = (wanted: DisputeLock) => disputes.some(({ status }) => status === wanted)
  return has('lost') ? 'lost' : has('open') ? 'open' : null
}
