import { NOT_WON } from '../certificates/lifecycle/dispute-lock'
import { holdDisputed } from '../certificates/purchase/hold-disputed'
import { forgetPurchaseDecisions } from '../certificates/settlement/is-disputed'
import { now } from '../clock'
import { db } from '../db/client'
import type { Dispute } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import type { Money } from '../money'
import { alertStaff } from '../orders/notify'
import { lockOrder, noteEvent } from '../orders/transition'

type Told = {
  disputeId: string
  paymentIntentId: string
  /** The amount that the bank claims, if known. */
  money?: Money
  /** Deadline for responding to the dispute at Stripe, if reported. */
  dueBy?: Date | null
}

/**
 * Records that a buyer disputed a payment with their bank, and alerts staff. Until a person decides, nothing more is bought for the order
 * and the refund rule does not refund it. Idempotent: a repeated report does not undo anything.
 */
export async function openDispute({ disputeId, paymentIntentId, money, dueBy = null }: Told): Promise<void> {
  const charge = await db.charge.findUnique({ where: { stripeId: paymentIntentId }, select: { id: true, orderId: true } })
  if (!charge) return
  const { id: chargeId, orderId } = charge
  await inTransaction(async (tx) => {
    await lockOrder(tx, orderId)
    const known = await findDispute(tx, { chargeId, disputeId })
    const told = { ...(dueBy ? { dueBy } : {}), ...(money ? { amount: money.amount, currency: money.currency } : {}) }
    if (known?.stripeId) {
      await tx.dispute.updateMany({ where: { id: known.id, status: 'open' }, data: told })
      return
    }
    const data = { ...told, stripeId: disputeId, openedAt: now() }
    if (known) {
      await tx.dispute.update({ where: { id: known.id }, data })
      await forgetPurchaseDecisions(tx, known.id)
    } else await tx.dispute.create({ data: { ...data, orderId, chargeId } })
    await noteEvent(tx, orderId, { kind: 'order.disputed', actor: 'stripe', detail: { disputeId } })
    const held = await holdDisputed(tx, orderId)
    const { number } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { number: true } })
    await alertStaff(tx, orderId, {
      event: `dispute:${disputeId}`,
      subject: `The payment for order ${number} is disputed`,
      lines: [
        `The buyer asked their bank for the money back. Respond in Stripe before ${dueBy ? `${dayOf(dueBy)}, its deadline` : 'its deadline'}.`,
        'Until the dispute is decided, the buyer cannot set up, send or download a certificate in this order.',
        ...(held ? [`${held} of its certificates had not been bought from Enom yet, and will not be until you retry the purchase.`] : []),
        'The shop will not refund anything for this order automatically.',
      ],
    })
  })
}

/** Returns the dispute with this Stripe id, or else the payment's dispute that has no Stripe id yet. */
export async function findDispute(tx: Tx, { chargeId, disputeId }: { chargeId: string; disputeId: string }): Promise<Dispute | null> {
  const named = await tx.dispute.findUnique({ where: { stripeId: disputeId } })
  return named ?? tx.dispute.findFirst({ where: { chargeId, stripeId: null, ...NOT_WON }, orderBy: { openedAt: 'desc' } })
}

/**
 * Records that Stripe refused a refund because the payment is disputed, if no dispute has been reported yet. Runs in the caller's
 * transaction, which holds the order's lock. Stripe's own report later adds the id.
 */
export async function suspectDispute(tx: Tx, { orderId, chargeId }: { orderId: string; chargeId: string }): Promise<void> {
  if (await tx.dispute.count({ where: { orderId, ...NOT_WON } })) return
  await tx.dispute.create({ data: { orderId, chargeId, openedAt: now() } })
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
