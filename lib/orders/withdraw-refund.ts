import { reopenCancelled } from '../certificates/reopen-cancelled'
import type { BillingRecord } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { formatMoney } from '../money'
import { alertStaff } from '../outbox/alert-staff'
import { noteEvent } from './note-event'
import { leftOf } from './request-refund'

type Refund = BillingRecord & { charge: BillingRecord | null }

const WHY = {
  'given-back': 'money of its payment had gone back in Stripe before',
  disputed: 'its payment is disputed at the bank',
}

/**
 * Ends a refund that was asked for and must not be sent, because money of its payment had gone back in Stripe before, or is claimed back by
 * the buyer's bank; part of the caller's transaction, who holds the order's lock. It counts as nothing given back, its certificate waits for
 * a person, and staff are told once.
 */
export async function withdrawRefund(tx: Tx, refund: Refund, why: keyof typeof WHY): Promise<void> {
  const { id, orderId, certificateId, amount, currency } = refund
  await tx.billingRecord.update({ where: { id }, data: { status: 'failed' } })
  const { number, status } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { number: true, status: true } })
  await noteEvent(tx, orderId, { kind: 'order.refund_withdrawn', actor: 'system', detail: { amount, currency, certificateId } })
  if (certificateId && status !== 'refunded') await reopenCancelled(tx, certificateId, `Its refund was not sent: ${WHY[why]}.`)
  await alertStaff(tx, {
    // The rule tells of one it cannot refund under the same name.
    event: certificateId && refund.actor === 'system' ? `unbought:${certificateId}` : `refund:${id}`,
    subject: `A refund of order ${number} was not sent`,
    lines: [
      `${formatMoney(refund)} was to go back to the buyer, but ${WHY[why]}.`,
      why === 'disputed' ? 'Answer the dispute in Stripe first: the bank may give the money back as well.' : await whatToDo(tx, refund),
    ],
    path: certificateId ? `/admin/certificates/${certificateId}` : `/admin/orders/${orderId}`,
    orderId,
    ...(certificateId ? { certificateId } : {}),
  })
}

async function whatToDo(tx: Tx, { charge, certificateId, currency }: Refund): Promise<string> {
  const left = charge ? await leftOf(tx, charge) : 0
  if (left <= 0) return 'Nothing is left of the payment, so there is nothing more to give back.'
  const rest = `${formatMoney({ amount: left, currency })} is left of the payment.`
  if (!certificateId) return `${rest} If that is to go back as well, refund the order again.`
  return `${rest} Look in Stripe whether what went back was for this certificate. If it was not, refund it on its page.`
}
