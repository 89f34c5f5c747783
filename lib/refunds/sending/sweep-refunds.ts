import { earlier, HOUR, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import type { Refund } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { forEachIsolated } from '../../jobs/for-each-isolated'
import { formatMoney } from '../../money'
import { alertStaff } from '../../orders/notify'

/** A refund that has not been processed is queued again at this interval. */
const RESEND_AFTER_MS = 15 * MINUTE
/** How often to check a refund that Stripe has accepted but the bank has not confirmed. */
const BANK_RECHECK_MS = 6 * HOUR
/** Staff are alerted about a refund that Stripe still has not accepted after this long. */
const ALERT_AFTER_MS = 6 * HOUR
const REFUND_SWEEP_BATCH = 200

/** Queues refunds in progress, in case their jobs were lost. Each is looked up at Stripe before anything is done. */
export async function sweepRefunds(): Promise<void> {
  const at = now()
  const refunds = await db.refund.findMany({
    where: {
      status: { in: ['requested', 'sent'] },
      createdAt: { lt: earlier(at, RESEND_AFTER_MS) },
      AND: [
        { OR: [{ charge: { stripeId: { not: null } } }, { toCredit: true }] },
        {
          OR: [
            { status: 'requested', OR: notSince(earlier(at, RESEND_AFTER_MS)) },
            { status: 'sent', OR: notSince(earlier(at, BANK_RECHECK_MS)) },
          ],
        },
      ],
    },
    orderBy: { createdAt: 'asc' },
    include: { order: { select: { number: true } } },
    take: REFUND_SWEEP_BATCH,
  })
  await forEachIsolated(refunds, { what: 'a refund not made', work: (refund) => sendAgain(refund, at) })
}

const notSince = (moment: Date) => [{ sweptAt: null }, { sweptAt: { lt: moment } }]

function sendAgain(refund: Refund & { order: { number: number } }, at: Date): Promise<void> {
  return inTransaction(async (tx) => {
    await tx.refund.update({ where: { id: refund.id }, data: { sweptAt: at } })
    await enqueue(tx, 'order.send_refund', { refundId: refund.id })
    if (refund.status === 'sent' || refund.createdAt > earlier(at, ALERT_AFTER_MS)) return
    await alertStaff(tx, refund.orderId, {
      event: `refund_waits:${refund.id}`,
      subject: `The refund for order ${refund.order.number} has not reached Stripe`,
      lines: [
        `${formatMoney(refund)} has been waiting to be refunded for more than six hours. We’ll keep trying. Check that Stripe is working.`,
      ],
    })
  })
}
