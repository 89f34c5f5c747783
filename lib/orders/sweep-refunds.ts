import { HOUR, MINUTE, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { formatMoney } from '../money'
import { alertStaff } from './alert-staff'
import { refundUnbought } from './refund-unbought'

/** A refund or an event that has not been dealt with for so long is given to the queue again, and again after as long. */
const PATIENCE = 15 * MINUTE
/** One that Stripe has taken and the bank has not answered is asked about this often. */
const AT_THE_BANK = 6 * HOUR
/** Staff are told of a refund that Stripe has not taken for so long. */
const TOO_LONG = 6 * HOUR
const BATCH = 200

/**
 * Asks for the refunds that are due by the shop's rule, and gives to the queue again what it could have lost: refunds on their way, and
 * Stripe's events that were stored and not applied. Each of them is looked up at Stripe before anything is done.
 */
export async function sweepRefunds(): Promise<void> {
  await refundUnbought()
  const at = now()
  await sendAgain(at)
  await applyAgain(at)
}

const before = (at: Date, milliseconds: number) => new Date(at.getTime() - milliseconds)
const notSince = (moment: Date) => [{ sweptAt: null }, { sweptAt: { lt: moment } }]

async function sendAgain(at: Date): Promise<void> {
  const refunds = await db.billingRecord.findMany({
    where: {
      ...{ kind: 'refund', status: 'pending', createdAt: { lt: before(at, PATIENCE) } },
      OR: [
        { stripeId: null, OR: notSince(before(at, PATIENCE)) },
        { stripeId: { not: null }, OR: notSince(before(at, AT_THE_BANK)) },
      ],
    },
    orderBy: { createdAt: 'asc' },
    include: { order: { select: { number: true } } },
    take: BATCH,
  })
  for (const refund of refunds) {
    await inTransaction(async (tx) => {
      await tx.billingRecord.update({ where: { id: refund.id }, data: { sweptAt: at } })
      await enqueue(tx, 'order.send_refund', { billingRecordId: refund.id }, { key: `refund:${refund.id}` })
      if (refund.stripeId || refund.createdAt > before(at, TOO_LONG)) return
      await alertStaff(tx, refund.orderId, {
        onceKey: `refund_waits:${refund.id}`,
        subject: `The refund for order ${refund.order.number} has not reached Stripe`,
        lines: [
          `${formatMoney(refund)} have waited for more than six hours. They are sent again by themselves; look whether Stripe works.`,
        ],
      })
    })
  }
}

async function applyAgain(at: Date): Promise<void> {
  const events = await db.stripeEvent.findMany({
    where: { appliedAt: null, receivedAt: { lt: before(at, PATIENCE) }, OR: notSince(before(at, PATIENCE)) },
    orderBy: { receivedAt: 'asc' },
    select: { id: true },
    take: BATCH,
  })
  for (const { id } of events) {
    await inTransaction(async (tx) => {
      await tx.stripeEvent.update({ where: { id }, data: { sweptAt: at } })
      await enqueue(tx, 'stripe.apply_event', { eventId: id }, { key: `event:${id}` })
    })
  }
}
