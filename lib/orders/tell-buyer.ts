import type { Order } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { queueMail } from '../outbox/queue-mail'

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
