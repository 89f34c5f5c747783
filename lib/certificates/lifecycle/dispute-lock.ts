import type { Prisma } from '../../db/generated/client'
import type { DisputeStatus } from '../../db/generated/enums'

/** Why an order's certificates are locked: the buyer has disputed its payment with their bank, or the shop has lost that dispute. */
export type DisputeLock = Exclude<DisputeStatus, 'won'>

/** Filter for disputes that lock their order: all that the shop has not won. */
export const NOT_WON = { status: { in: ['open', 'lost'] } } satisfies Prisma.DisputeWhereInput

const DISPUTES = { where: NOT_WON, select: { status: true } } satisfies Prisma.Order$disputesArgs

/** The order columns that `disputeLock` needs. Part of the price of a change was paid with the order of the old certificate. */
export const LOCK_COLUMNS = {
  disputes: DISPUTES,
  changes: { select: { order: { select: { disputes: DISPUTES } } } },
} satisfies Prisma.OrderSelect

/** Filter for orders that `disputeLock` locks. */
export const LOCKED_ORDER = {
  OR: [{ disputes: { some: NOT_WON } }, { changes: { order: { disputes: { some: NOT_WON } } } }],
} satisfies Prisma.OrderWhereInput

type Disputes = readonly { status: DisputeStatus }[]

/**
 * Returns the state of the dispute that locks an order, or null if it is not locked. This rule is defined only here: while a dispute is
 * open, and permanently once it is lost, the buyer can neither set up nor send a certificate of that order, gets no new set-up email and
 * cannot download files.
 */
export function disputeLock({
  disputes,
  changes,
}: {
  disputes: Disputes
  changes: { order: { disputes: Disputes } } | null
}): DisputeLock | null {
  const has = (wanted: DisputeLock) => [...disputes, ...(changes?.order.disputes ?? [])].some(({ status }) => status === wanted)
  return has('lost') ? 'lost' : has('open') ? 'open' : null
}
