import { MINUTE, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { log } from '../log'
import { settlePayment } from './settle-payment'

/** A payment page younger than this is left to the webhook. */
const PATIENCE = 3 * MINUTE
/** A row whose answer from Stripe never came had no address to hand out, so nobody can pay it. */
const NEVER_OPENED = 60 * MINUTE
/** A refund that has not been settled for so long is sent, or looked up, again. */
const REFUND_PATIENCE = 15 * MINUTE
const BATCH = 200

/**
 * Reads at Stripe every payment that is still under way, and sends pending refunds again: webhooks and jobs that got lost are made good.
 * One that cannot be read is logged and does not keep the others waiting. Answers how many payments it looked at.
 */
export async function sweepOpenPayments(): Promise<number> {
  const at = now().getTime()
  await db.paymentSession.updateMany({
    where: { status: 'creating', createdAt: { lt: new Date(at - NEVER_OPENED) } },
    data: { status: 'expired' },
  })
  // In random order: when there are more than one run can look at, none is left out for long.
  const sessions = await db.$queryRaw<{ stripeSessionId: string }[]>`
    select s."stripeSessionId" from "PaymentSession" s join "Order" o on o.id = s."orderId"
    where s."createdAt" < ${new Date(at - PATIENCE)} and s."stripeSessionId" is not null
      and (s.status = 'open' or (s.status = 'complete' and o.status = 'payment_processing'))
    order by random() limit ${BATCH}`
  for (const { stripeSessionId } of sessions) {
    try {
      await settlePayment(stripeSessionId)
    } catch (error) {
      log.warn({ stripeSessionId, error: error instanceof Error ? error.message : 'unknown' }, 'a payment could not be read at Stripe')
    }
  }
  await sendRefundsAgain(new Date(at - REFUND_PATIENCE))
  return sessions.length
}

async function sendRefundsAgain(before: Date): Promise<void> {
  const waiting = await db.billingRecord.findMany({
    where: { kind: 'refund', status: 'pending', createdAt: { lt: before } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
    take: BATCH,
  })
  for (const { id } of waiting) {
    await inTransaction((tx) => enqueue(tx, 'order.send_refund', { billingRecordId: id }, { key: `refund:${id}` }))
  }
}
