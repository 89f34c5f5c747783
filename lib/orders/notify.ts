import type { Order } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { type StaffAlert, alertStaff as write } from '../outbox/alerts/alert-staff'
import { queueMail } from '../outbox/queue-mail'
import { readMailTax } from './order-tax'

/** Alerts staff, once per `event`, that an order, or an item whose order is unknown, needs attention. */
export async function alertStaff(
  tx: Tx,
  orderId: string | null,
  alert: Omit<StaffAlert, 'path' | 'orderId' | 'certificateId'>,
): Promise<void> {
  await write(tx, { ...alert, ...(orderId ? { orderId, path: `/admin/orders/${orderId}` } : { path: '/admin' }) })
}

/** Emails the buyer, once per payment page, about a payment that is in progress or has failed. */
export async function tellBuyer(
  tx: Tx,
  order: Order,
  kind: 'payment_processing' | 'payment_failed',
  paymentSessionId: string,
): Promise<void> {
  const { currency } = order
  const credit = await tx.creditUse.findUnique({ where: { orderId: order.id }, select: { amount: true } })
  await queueMail(tx, {
    kind,
    onceKey: `${kind}:${paymentSessionId}`,
    to: order.email,
    data: {
      orderId: order.id,
      orderNumber: order.number,
      total: { amount: order.total, currency },
      ...(credit && { byCard: { amount: order.total - credit.amount, currency } }),
      ...(await readMailTax(tx, order)),
    },
    orderId: order.id,
  })
}
