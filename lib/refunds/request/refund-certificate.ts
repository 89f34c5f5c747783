import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { cancelUnbought } from '../../certificates/ending/cancel'
import { disputeLock, LOCK_COLUMNS } from '../../certificates/lifecycle/dispute-lock'
import type { Stage } from '../../certificates/lifecycle/places'
import { isCredited, ownPayment } from '../../certificates/settlement/credit'
import { isRefunded } from '../../certificates/settlement/is-refunded'
import { inTransaction, type Tx } from '../../db/transaction'
import { lockOrder, noteEvent } from '../../orders/transition'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { isGift } from '../is-gift'
import { chargesFor, unallocatedOf } from '../left-of'
import { hasAccount } from './has-account'
import { requestRefund } from './request-refund'

export type RefundCertificateRefusal =
  | { code: 'not-found' }
  /** It has been bought from Enom and has not ended, or it is being bought right now. */
  | { code: 'bought' }
  | { code: 'nothing-to-refund' }
  /** What is left of the payment is less than the certificate's price. */
  | { code: 'less-left' }
  /** It was changed to one that has not ended, and its price is the new one's credit. */
  | { code: 'credited' }
  /** The rule requested the refund before staff chose the certificates that a refund made in Stripe was for. */
  | { code: 'unassigned-refund' }
  /** The rule requested the refund while the payment is disputed. */
  | { code: 'disputed' }
  /** The money should go to account credit, but the buyer has deleted their account. */
  | { code: 'no-account' }

/**
 * Refunds and cancels a certificate that has not been bought from Enom, or refunds one that has ended. One that was given away is only
 * cancelled. `bought`: staff know that it was bought and that Enom keeps the price; unless the authority has the request, the certificate
 * ends once the money has arrived. `toCredit`: the money goes to the buyer's account credit. The rest of the order continues. Staff only.
 * The money is sent exactly once and never exceeds what was paid, even if two people, or a person and the rule, request the refund, or the
 * whole order is refunded at the same time. If the refund failed or was withdrawn, it can be requested again.
 */
export async function refundCertificate(
  actor: Actor,
  certificateId: string,
  { reason, bought = false, toCredit = false }: { reason: string; bought?: boolean; toCredit?: boolean },
): Promise<Result<undefined, RefundCertificateRefusal>> {
  if (!mayStaff(actor, 'refund')) return err({ code: 'not-found' })
  const by = actorName(actor)
  return inTransaction(async (tx) => {
    const piece = await lockPiece(tx, certificateId)
    if (!piece) return err({ code: 'not-found' })
    if (await isRefunded(tx, certificateId)) return err({ code: 'nothing-to-refund' })
    if (actor.kind === 'system' && (await unallocatedOf(tx, piece.orderId))) return err({ code: 'unassigned-refund' })
    if (actor.kind === 'system' && piece.isDisputed) return err({ code: 'disputed' })
    if (await isCredited(tx, certificateId)) return err({ code: 'credited' })
    if (toCredit && !(await hasAccount(tx, piece.orderId))) return err({ code: 'no-account' })
    const shares = await chargesFor(tx, piece)
    if (!shares.ok && piece.isGift && (await cancelUnbought(tx, certificateId, by))) {
      await recordStaffAction(tx, actor, {
        action: 'certificate.cancel',
        subject: { kind: 'certificate', id: certificateId },
        after: { reason },
      })
      return ok()
    }
    if (!shares.ok) return shares
    const isHeldByEnom = piece.stage !== 'closed' && !(await cancelUnbought(tx, certificateId, by))
    // In the stage `purchase`, it is not yet known whether Enom sells it.
    if (isHeldByEnom && !(bought && piece.stage !== 'purchase')) return err({ code: 'bought' })
    const cause = actor.kind === 'system' ? 'rule' : 'staff'
    for (const { charge, amount } of shares.value)
      await requestRefund(tx, charge, { of: { certificateId, price: amount }, cause, reason, actor: by, toCredit })
    await noteEvent(tx, piece.orderId, { kind: 'order.certificate_refund_requested', actor: by, detail: { reason, certificateId } })
    const after = { reason, amount: piece.amount, currency: piece.currency, ...(toCredit && { toCredit }) }
    await recordStaffAction(tx, actor, { action: 'certificate.refund', subject: { kind: 'certificate', id: certificateId }, after })
    return ok()
  })
}

/** `isGift`: the order was given away, so there is no money to refund. */
type Piece = { orderId: string; amount: number; currency: string; stage: Stage; isDisputed: boolean; isGift: boolean }

/** Locks the certificate's order, after the order of the certificate it was changed to, and reads the certificate with its price. */
async function lockPiece(tx: Tx, id: string): Promise<Piece | null> {
  const found = await tx.certificate.findUnique({ where: { id }, select: { orderId: true, changedTo: { select: { orderId: true } } } })
  if (!found) return null
  if (found.changedTo) await lockOrder(tx, found.changedTo.orderId)
  await lockOrder(tx, found.orderId)
  const select = {
    stage: true,
    orderItem: true,
    order: { select: { ...LOCK_COLUMNS, currency: true, charges: { select: { paidBy: true } } } },
  } as const
  const { stage, orderItem, order } = await tx.certificate.findUniqueOrThrow({ where: { id }, select })
  return {
    orderId: found.orderId,
    amount: ownPayment(orderItem),
    currency: order.currency,
    stage,
    isDisputed: disputeLock(order) !== null,
    isGift: isGift(order.charges),
  }
}
