import { type Actor, actorName } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { NOT_WON } from '../certificates/lifecycle/dispute-lock'
import { holdDisputed } from '../certificates/purchase/hold-disputed'
import { cancelLost, reopenLost, resumeDisputed } from '../certificates/sweeps/resume-disputed'
import { now } from '../clock'
import { db } from '../db/client'
import type { Dispute } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { formatMoney, type Money } from '../money'
import { alertStaff } from '../orders/notify'
import { lockOrder, noteEvent } from '../orders/transition'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { findDispute } from './open-dispute'
import { type Ended, EVENTS, transition } from './transition'

export type CloseDisputeRefusal = { code: 'not-found' } | { code: 'not-disputed' }

/** Records how an order's open disputes ended, as entered by staff because Stripe has not reported it. */
export function closeDispute(
  actor: Actor,
  orderId: string,
  { outcome }: { outcome: Ended },
): Promise<Result<undefined, CloseDisputeRefusal>> {
  return inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    if (!mayStaff(actor, 'refund') || !(await tx.order.count({ where: { id: orderId } }))) return err({ code: 'not-found' })
    const open = await tx.dispute.findMany({ where: { orderId, status: 'open' }, orderBy: { openedAt: 'asc' } })
    if (!open.length) return err({ code: 'not-disputed' })
    for (const dispute of open) {
      if (outcome === 'won') await win(tx, dispute, actorName(actor))
      else await lose(tx, dispute, { actor: actorName(actor), taken: null })
    }
    await recordStaffAction(tx, actor, { action: `dispute.${outcome}`, subject: { kind: 'order', id: orderId } })
    return ok()
  })
}

/**
 * Records how a dispute ended according to Stripe, overriding any earlier report by staff or Stripe. Idempotent, and works before or after
 * the dispute itself was reported.
 */
export async function endDispute({
  disputeId,
  paymentIntentId,
  outcome,
  money,
}: {
  disputeId: string
  paymentIntentId: string
  outcome: Ended
  money: Money
}): Promise<void> {
  const charge = await db.charge.findUnique({ where: { stripeId: paymentIntentId }, select: { id: true, orderId: true } })
  if (!charge) return
  const { id: chargeId, orderId } = charge
  await inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    const known = await findDispute(tx, { chargeId, disputeId })
    if (known?.status === outcome && known.closedBy === 'stripe') return
    const told = { stripeId: disputeId, amount: money.amount, currency: money.currency }
    const dispute = known
      ? await tx.dispute.update({ where: { id: known.id }, data: told })
      : await tx.dispute.create({ data: { ...told, orderId, chargeId, openedAt: now() } })
    if (outcome === 'lost') return lose(tx, dispute, { actor: 'stripe', taken: money })
    // A dispute that was never reported as open did not put anything on hold.
    if (known) await win(tx, dispute, 'stripe')
    else await transition(tx, dispute, { to: 'won', actor: 'stripe' })
  })
}

/** Records a won dispute: the shop keeps the money. Once no dispute of the order is open or lost, everything on hold continues. */
async function win(tx: Tx, dispute: Dispute, actor: string): Promise<void> {
  const { id, orderId, status } = dispute
  if (status === 'won') {
    await tx.dispute.update({ where: { id }, data: { closedBy: actor } })
    return
  }
  await transition(tx, dispute, { to: 'won', actor })
  if (await tx.dispute.count({ where: { orderId, ...NOT_WON } })) return
  await reopenLost(tx, orderId)
  const resumed = await resumeDisputed(tx, orderId)
  const { number } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { number: true } })
  await alertStaff(tx, orderId, {
    event: `dispute_won:${id}:${now().toISOString()}`,
    subject: `The dispute over order ${number} was won`,
    lines: [
      'The payment belongs to the shop again, and the buyer can set up and download certificates again.',
      ...(resumed ? [`${resumed} of its certificates are now being bought from Enom.`] : []),
    ],
  })
}

/**
 * Records a lost dispute: the bank took the money, nothing more is bought, and certificates already bought stay locked. `taken`: the
 * amount, if Stripe reports it.
 */
async function lose(tx: Tx, dispute: Dispute, { actor, taken }: { actor: string; taken: Money | null }): Promise<void> {
  const { id, orderId, status, stripeId } = dispute
  const { currency, order } = await tx.charge.findUniqueOrThrow({
    where: { id: dispute.chargeId },
    select: { currency: true, order: { select: { number: true } } },
  })
  const lostAmount = await lossOf(tx, dispute, taken)
  if (status === 'lost') {
    // Staff recorded the loss earlier, and Stripe now reports the amount.
    await tx.dispute.update({ where: { id }, data: { lostAmount, closedBy: actor } })
    await noteEvent(tx, orderId, { kind: EVENTS.lost, actor, detail: stripeId ? { disputeId: stripeId } : {} })
  } else await transition(tx, dispute, { to: 'lost', actor, lostAmount })
  await holdDisputed(tx, orderId)
  const cancelled = await cancelLost(tx, orderId, actor)
  await alertStaff(tx, orderId, {
    event: `dispute_lost:${id}:${now().toISOString()}`,
    subject: `The dispute over order ${order.number} was lost`,
    lines: [
      `The bank gave ${taken ? formatMoney(taken) : 'the payment'} back to the buyer. Do not refund it as well.`,
      ...(taken && taken.currency !== currency
        ? ['The payment was made in another currency, so the entire remaining amount counts as lost. Compare it in Stripe.']
        : []),
      ...(cancelled ? [`${cancelled} of its certificates had not been bought from Enom and have been cancelled.`] : []),
      'Certificates already bought stay locked for the buyer. Within 30 days of the purchase, Enom may refund their price if you open a support ticket.',
    ],
  })
}

/**
 * Returns how much of the payment a lost dispute takes, in minor units: at most the amount not yet refunded or lost. If the amount is
 * unknown or in a different currency from the payment, it is the whole remainder, so that nothing is refunded twice. A refund not yet sent
 * to Stripe is ignored, because it will not be sent once the money is lost.
 */
async function lossOf(tx: Tx, { id, chargeId }: Dispute, taken: Money | null): Promise<number> {
  const charge = await tx.charge.findUniqueOrThrow({ where: { id: chargeId }, select: { amount: true, currency: true } })
  const refunded = await tx.refund.aggregate({ where: { chargeId, status: { in: ['sent', 'succeeded'] } }, _sum: { amount: true } })
  const lost = await tx.dispute.aggregate({ where: { chargeId, status: 'lost', id: { not: id } }, _sum: { lostAmount: true } })
  const left = Math.max(0, charge.amount - (refunded._sum.amount ?? 0) - (lost._sum.lostAmount ?? 0))
  return taken?.currency === charge.currency ? Math.min(taken.amount, left) : left
}
