import { reopenCancelled } from '../../certificates/ending/reopen'
import { NOT_REFUNDED } from '../../certificates/settlement/is-refunded'
import type { Refund } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { suspectDispute } from '../../disputes/open-dispute'
import { formatMoney } from '../../money'
import { alertStaff } from '../../orders/notify'
import { transition as moveOrder } from '../../orders/transition'
import { transition } from '../transition'

/**
 * Records that a refund did not reach the buyer and asks staff to check, in the caller's transaction, which holds the order's lock. The
 * order can be refunded again, and if it was `refunded`, it no longer is. `stripeRefundId` means that Stripe itself reports the failure of
 * a refund it made, and no later response makes that refund valid again. `code` is Stripe's code for a refund that it will not make. If the
 * reason is a dispute of the payment, certificates cancelled for the refund are returned to staff. Idempotent.
 */
export async function failRefund(
  tx: Tx,
  refundId: string,
  { why, stripeRefundId, code }: { why: string; stripeRefundId?: string; code?: string | undefined },
): Promise<void> {
  const refund = await tx.refund.findUniqueOrThrow({ where: { id: refundId }, include: { order: true } })
  const { orderId, order } = refund
  if (stripeRefundId) await tx.refund.updateMany({ where: { id: refundId, stripeId: null }, data: { stripeId: stripeRefundId } })
  // If Stripe refuses a late worker's request, a refund that Stripe has already made still stands.
  const from = stripeRefundId ? (['requested', 'sent', 'succeeded'] as const) : (['requested', 'sent'] as const)
  if (!(await transition(tx, refund, { from, to: 'failed', actor: 'stripe', detail: { why } }))) return
  await moveOrder(tx, orderId, { from: 'refunded', to: 'needs_review', kind: 'order.reopened', actor: 'stripe' })
  if (isDisputeCode(code)) await reopen(tx, refund)
  await alertStaff(tx, orderId, {
    event: `refund:${refundId}`,
    subject: `The refund for order ${order.number} did not go through`,
    lines: [`Stripe: ${why}`, whoHasIt(formatMoney(refund), code)],
  })
}

/** Returns the sentence that tells staff who has the money now, so that it is not paid back twice. */
function whoHasIt(money: string, code: string | undefined): string {
  if (isDisputeCode(code)) {
    return 'The buyer’s bank has claimed the payment back, so do not also refund it in another way. Respond to the dispute in Stripe.'
  }
  if (code === 'charge_already_refunded') {
    return 'The whole payment has already been returned to the buyer, so nothing is owed to them. Check the payment in Stripe.'
  }
  return `${money} is still owed to the buyer. Check the payment in Stripe.`
}

/** Whether Stripe refuses a refund because the payment is disputed. */
function isDisputeCode(code: string | undefined): boolean {
  return code === 'charge_disputed' || code === 'refund_disputed_payment'
}

/**
 * Returns the certificates cancelled for a refund to staff: they can be bought if the dispute is won. If the dispute has not been reported
 * yet, Stripe's refusal is treated as a dispute, so that the rule does not request the same refund again.
 */
async function reopen(tx: Tx, { id: refundId, orderId, chargeId }: Refund): Promise<void> {
  await suspectDispute(tx, { orderId, chargeId })
  const where = { AND: [{ closedReason: 'not_purchased' as const, allocations: { some: { refundId } } }, NOT_REFUNDED] }
  for (const { id } of await tx.certificate.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })) {
    await reopenCancelled(tx, id, 'Stripe refused its refund: the payment is disputed.')
  }
}
