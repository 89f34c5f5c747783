import { inTransaction } from '../db/transaction'
import { formatMoney } from '../money'
import { alertStaff } from './alert-staff'
import { lockOrder } from './lock-order'
import { noteEvent } from './note-event'

/** Notes that a refund did not reach the buyer and asks the staff to look; the order can be refunded anew. Repeatable. */
export async function failRefund(billingRecordId: string, why: string): Promise<void> {
  await inTransaction(async (tx) => {
    const record = await tx.billingRecord.findUniqueOrThrow({ where: { id: billingRecordId }, include: { order: true } })
    await lockOrder(tx, record.orderId)
    const { count } = await tx.billingRecord.updateMany({ where: { id: record.id, status: { not: 'failed' } }, data: { status: 'failed' } })
    if (count === 0) return
    await noteEvent(tx, record.orderId, { kind: 'order.refund_failed', actor: 'stripe', detail: { why } })
    await alertStaff(tx, record.orderId, {
      onceKey: `refund:${record.id}`,
      subject: `The refund for order ${record.order.number} did not go through`,
      lines: [`Stripe: ${why}`, `${formatMoney(record)} still belong to the buyer. Look at the payment in Stripe.`],
    })
  })
}
