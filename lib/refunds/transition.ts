import { now } from '../clock'
import type { Prisma, Refund } from '../db/generated/client'
import type { RefundStatus } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { noteEvent } from '../orders/transition'
import { refreshOwed } from './owed'
import { TRANSITIONS } from './states'

type Target = Exclude<RefundStatus, 'requested'>

const EVENTS = {
  sent: 'order.refund_sent',
  succeeded: 'order.refund_succeeded',
  failed: 'order.refund_failed',
  withdrawn: 'order.refund_withdrawn',
} as const satisfies Record<Target, string>

/**
 * Moves a refund to another status, records the order's event and updates what the buyer is still owed. This is the only writer of
 * `Refund.status`. The caller holds the order's lock. Returns false if the refund is no longer in any of the `from` statuses. @throws Error
 * for a transition missing from states.ts, which is a bug rather than a refusal.
 */
export async function transition(
  tx: Tx,
  refund: Refund,
  {
    from,
    to,
    actor,
    stripeId,
    detail,
  }: { from: readonly RefundStatus[]; to: Target; actor: string; stripeId?: string; detail?: Prisma.InputJsonObject },
): Promise<boolean> {
  const { id, orderId, chargeId, amount, currency } = refund
  const wrong = from.find((status) => !TRANSITIONS[status].some((next) => next === to))
  if (wrong) throw new Error(`a refund cannot change from ${wrong} to ${to}`)
  const facts = { ...(stripeId ? { stripeId } : {}), ...(to === 'succeeded' ? { settledAt: now() } : {}) }
  const { count } = await tx.refund.updateMany({ where: { id, status: { in: [...from] } }, data: { ...facts, status: to } })
  if (!count) return false
  await noteEvent(tx, orderId, { kind: EVENTS[to], actor, detail: { amount, currency, ...detail } })
  await refreshOwed(tx, chargeId)
  return true
}
