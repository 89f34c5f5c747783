import type { Tx } from '../../db/transaction'
import { formatMoney } from '../../money'
import type { Result } from '../../result'
import { disputeLock, LOCK_COLUMNS } from '../lifecycle/dispute-lock'
import { move, type Step } from '../lifecycle/transition'
import { alertStaff } from '../notify/staff'
import { isCredited, ownPayment } from '../settlement/credit'
import { isRefunded } from '../settlement/is-refunded'

type End = Pick<Step, 'from' | 'actor' | 'facts'>

/**
 * Ends a certificate that Enom refunded to the shop, in the caller's transaction. If the buyer paid for it and no refund has been sent or
 * is pending, staff are alerted once and the certificate needs attention until the buyer is refunded (`settlement/unreturned.ts`). If the
 * payment is disputed, the bank decides who gets the money.
 */
export async function endRefundedByEnom(tx: Tx, id: string, end: End): Promise<Result<{ eventId: string }, 'moved-meanwhile'>> {
  const moved = await move(tx, id, { ...end, to: 'closed:refunded_by_supplier', kind: 'certificate.refunded_at_enom' })
  if (moved.ok) await tellOwed(tx, id)
  return moved
}

async function tellOwed(tx: Tx, id: string): Promise<void> {
  const { order, orderItem, enomCertId } = await tx.certificate.findUniqueOrThrow({
    where: { id },
    include: { order: { select: { currency: true, ...LOCK_COLUMNS } }, orderItem: { select: { unitAmount: true, credit: true } } },
  })
  const price = { amount: ownPayment(orderItem), currency: order.currency }
  // The buyer of an imported certificate never paid the shop. The amount paid for a changed certificate is a credit.
  if (!price.amount || (await isRefunded(tx, id)) || (await isCredited(tx, id))) return
  await alertStaff(tx, id, {
    event: `refunded_at_enom:${id}`,
    subject: 'Enom refunded a certificate, but the buyer has not been refunded',
    lines: [
      `Enom refunded certificate ${enomCertId} to the shop, so it has ended here too.`,
      disputeLock(order)
        ? 'The payment is disputed: respond to the dispute in Stripe. It can’t be refunded as well.'
        : `${formatMoney(price)} is owed to the buyer. Refund it on the certificate’s page, unless you already refunded it in Stripe.`,
    ],
  })
}
