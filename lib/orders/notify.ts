import type { Order } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { type StaffAlert, alertStaff as write } from '../outbox/alert-staff'
import { queueMail } from '../outbox/queue-mail'

/** Tells the staff, once per `event`, that an order, or something of which the order is not known, needs a person. */
export async function alertStaff(
  tx: Tx,
  orderId: string | null,
  alert: Omit<StaffAlert, 'path' | 'orderId' | 'certificateId'>,
): Promise<void> {
  await write(tx, { ...alert, ...(orderId ? { orderId, path: `/admin/orders/${orderId}` } : { path: '/admin' }) })
}

/** Writes to the buyer about a payment that is under way or did not go through; once per payment page. */
export async function tellBuyer(
  tx: Tx,
  order: Order,
  kind: 'payment_processing' | 'payment_failed',
  paymentSessionId: string,
): Promise<void> {
  await queueMail(tx, {
    kind,
    onceKey: `${kind}:${paymentSessionId}`,
    to: order.email,
    data: { orderId: order.id, orderNumber: order.number, total: { amount: order.total, currency: order.currency } },
    orderId: order.id,
  })
}
