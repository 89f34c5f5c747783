import { forgetPurchaseDecisions } from '../certificates/settlement/is-disputed'
import { now } from '../clock'
import type { Dispute } from '../db/generated/client'
import type { DisputeStatus } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { noteEvent } from '../orders/transition'
import { err, ok, type Result } from '../result'
import { TRANSITIONS } from './states'

export type Ended = Exclude<DisputeStatus, 'open'>

/**
 * Ends a dispute and records the order's event. The only writer of `Dispute.status`. Earlier staff decisions about its certificates no
 * longer apply, because they were based on the previous status. Refused with `moved-meanwhile` if the status has changed since `dispute`
 * was read.
 * @throws Error if states.ts does not allow the transition, which is a bug.
 */
export async function transition(
  tx: Tx,
  dispute: Dispute,
  { to, actor, lostAmount }: { to: Ended; actor: string; lostAmount?: number },
): Promise<Result<undefined, 'moved-meanwhile'>> {
  const { id, orderId, stripeId, status } = dispute
  const ways: readonly DisputeStatus[] = TRANSITIONS[status]
  if (!ways.includes(to)) throw new Error(`a dispute cannot change from ${status} to ${to}`)
  const loss = lostAmount === undefined ? {} : { lostAmount }
  const data = { ...loss, status: to, closedAt: now(), closedBy: actor }
  const { count } = await tx.dispute.updateMany({ where: { id, status }, data })
  if (!count) return err('moved-meanwhile')
  await noteEvent(tx, orderId, { kind: EVENTS[to], actor, detail: stripeId ? { disputeId: stripeId } : {} })
  await forgetPurchaseDecisions(tx, id)
  return ok()
}

export const EVENTS = { won: 'order.dispute_won', lost: 'order.dispute_lost' } as const
