import { moveCredit } from '../../account-credit/move-credit'
import type { Charge, Refund } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { listRefunds } from '../../stripe/refund'
import { transition } from '../transition'
import { conclude, importStripeRefunds } from './apply-refund'
import { confirmRefund } from './confirm-refund'

/**
 * Carries out a refund to account credit, once, however often the job runs: refunds of the payment at Stripe are imported first, and the
 * refund is checked, credited and completed in one transaction.
 * @throws Stripe.errors.StripeError if Stripe can't be read; the job is retried.
 */
export async function refundToCredit(refund: Refund & { charge: Charge }): Promise<void> {
  const { stripeId } = refund.charge
  if (stripeId) await importStripeRefunds(await listRefunds(stripeId))
  await confirmRefund(refund.id, give)
}

async function give(tx: Tx, refund: Refund & { charge: Charge }): Promise<void> {
  const { id: refundId, orderId, amount, currency, reason, actor } = refund
  const userId = await whose(tx, refund)
  await transition(tx, refund, { from: ['requested'], to: 'sent', actor })
  await transition(tx, refund, { from: ['sent'], to: 'succeeded', actor, detail: { toCredit: true } })
  await conclude(tx, refund)
  await moveCredit(tx, { userId, money: { amount, currency }, kind: 'refunded', orderId, refundId, reason, actor })
}

/** Returns the account to credit: the one the credit came from, or for any other payment the one that owns the order. */
async function whose(tx: Tx, { orderId, charge }: Refund & { charge: Charge }): Promise<string> {
  const { userId, creditUse } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { userId: true, creditUse: { select: { userId: true } } },
  })
  return (charge.paidBy === 'account_credit' && creditUse?.userId) || userId
}
