import { reopenCancelled } from '../certificates/reopen-cancelled'
import type { BillingRecord } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { formatMoney } from '../money'
import { alertStaff } from '../outbox/alert-staff'
import { noteEvent } from './note-event'
import { leftOf } from './request-refund'

/**
 * Ends a refund that was asked for and must not be sent, because money of its payment had gone back in Stripe before; part of the caller's
 * transaction, who holds the order's lock. It counts as nothing given back, its certificate waits for a person, and staff are told once.
 */
export async function withdrawRefund(tx: Tx, refund: BillingRecord & { charge: BillingRecord | null }): Promise<void> {
  const { id, orderId, certificateId, amount, currency } = refund
  await tx.billingRecord.update({ where: { id }, data: { status: 'failed' } })
  const { number, status } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { number: true, status: true } })
  await noteEvent(tx, orderId, { kind: 'order.refund_withdrawn', actor: 'system', detail: { amount, currency, certificateId } })
  const why = 'Its refund was not sent: money of its payment had gone back in Stripe before.'
  if (certificateId && status !== 'refunded') await reopenCancelled(tx, certificateId, why)
  await alertStaff(tx, {
    // The rule tells of one it cannot refund under the same name.
    event: certificateId && refund.actor === 'system' ? `unbought:${certificateId}` : `refund:${id}`,
    subject: `A refund of order ${number} was not sent`,
    lines: [
      `${formatMoney(refund)} was to go back to the buyer, but money of the same payment had gone back in Stripe before.`,
      await whatToDo(tx, refund),
    ],
    path: certificateId ? `/admin/certificates/${certificateId}` : `/admin/orders/${orderId}`,
    orderId,
    ...(certificateId ? { certificateId } : {}),
  })
}

async function whatToDo(tx: Tx, { charge, certificateId, currency }: BillingRecord & { charge: BillingRecord | null }): Promise<string> {
  const left = charge ? await leftOf(tx, charge) : 0
  if (left <= 0) return 'Nothing is left of the payment, so there is nothing more to give back.'
  const rest = `${formatMoney({ amount: left, currency })} is left of the payment.`
  if (!certificateId) return `${rest} If that is to go back as well, refund the order again.`
  return `${rest} Look in Stripe whether what went back was for this certificate. If it was not, refund it on its page.`
}
