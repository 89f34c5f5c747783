import type { Prisma } from '../db/generated/client'
import type { PaymentSessionStatus } from '../db/generated/enums'
import type { Tx } from '../db/transaction'

/**
 * Allowed status changes of a payment page. A page marked expired may turn out to have been paid just before. A completed page stays
 * completed, even if an older reading arrives last.
 */
export const SESSION_STEPS = {
  creating: ['open', 'complete', 'expired'],
  open: ['complete', 'expired'],
  expired: ['complete'],
  complete: [],
} as const satisfies Record<PaymentSessionStatus, readonly PaymentSessionStatus[]>

const STATUSES = ['creating', 'open', 'expired', 'complete'] as const satisfies readonly PaymentSessionStatus[]

/** Columns that may change together with the status. */
type SessionFacts = Pick<Prisma.PaymentSessionUncheckedUpdateManyInput, 'stripeSessionId' | 'paymentIntentId' | 'paymentStatus' | 'url'>

/**
 * Moves payment pages to another status. This is the only writer of `PaymentSession.status`. For pages already in that status, only the
 * other columns are updated. Pages for which the change is not allowed, or that are not in one of the `from` statuses (if given), are left
 * unchanged. Returns how many pages were updated.
 */
export async function moveSessions(
  tx: Tx,
  ids: readonly string[],
  { from = STATUSES, to, facts = {} }: { from?: readonly PaymentSessionStatus[]; to: PaymentSessionStatus; facts?: SessionFacts },
): Promise<number> {
  const starts = from.filter((status) => status === to || SESSION_STEPS[status].some((next) => next === to))
  const where = { id: { in: [...ids] }, status: { in: starts } }
  const { count } = await tx.paymentSession.updateMany({ where, data: { ...facts, status: to } })
  return count
}
