import { HOUR, MINUTE, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { formatMoney } from '../money'
import { alertStaff } from './alert-staff'
import { refundUnbought } from './refund-unbought'

/** A refund or an event that has not been dealt with for so long is given to the queue again. */
const PATIENCE = 15 * MINUTE
/** Staff are told of a refund that Stripe has not taken for so long. */
const TOO_LONG = 6 * HOUR
const BATCH = 200

/**
 * Asks for the refunds that are due by the shop's rule, and gives to the queue again what it could have lost: refunds on their way, and
 * Stripe's events that were stored and not applied. Each of them is looked up at Stripe before anything is done.
 */
export async function sweepRefunds(): Promise<void> {
  await refundUnbought()
  const before = new Date(now().getTime() - PATIENCE)
  const refunds = await db.billingRecord.findMany({
    where: { kind: 'refund', status: 'pending', createdAt: { lt: before } },
    orderBy: { createdAt: 'asc' },
    include: { order: { select: { number: true } } },
    take: BATCH,
  })
  for (const refund of refunds) {
    await inTransaction(async (tx) => {
      await enqueue(tx, 'order.send_refund', { billingRecordId: refund.id }, { key: `refund:${refund.id}` })
      if (refund.stripeId || refund.createdAt.getTime() > now().getTime() - TOO_LONG) return
      await alertStaff(tx, refund.orderId, {
        onceKey: `refund_waits:${refund.id}`,
        subject: `The refund for order ${refund.order.number} has not reached Stripe`,
        lines: [
          `${formatMoney(refund)} have waited for more than six hours. They are sent again by themselves; look whether Stripe works.`,
        ],
      })
    })
  }
  const events = await db.stripeEvent.findMany({
    where: { appliedAt: null, receivedAt: { lt: before } },
    orderBy: { receivedAt: 'asc' },
    select: { id: true },
    take: BATCH,
  })
  for (const { id } of events) await inTransaction((tx) => enqueue(tx, 'stripe.apply_event', { eventId: id }, { key: `event:${id}` }))
}
