import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { alertStaff } from '../orders/notify'
import type { DisputeFacts } from '../stripe/dispute'
import { endDispute } from './close-dispute'
import { openDispute } from './open-dispute'

/**
 * Records the status of a dispute at Stripe. A status that the shop does not recognise is treated as open, and staff are asked to check.
 * Idempotent.
 */
export async function settleDispute(dispute: DisputeFacts): Promise<void> {
  const { outcome } = dispute
  if (outcome === 'won' || outcome === 'lost') return endDispute({ ...dispute, outcome })
  await openDispute(dispute)
  if (outcome === 'unknown') await askStaff(dispute)
}

async function askStaff({ disputeId, paymentIntentId, status }: DisputeFacts): Promise<void> {
  const charge = await db.charge.findUnique({
    where: { stripeId: paymentIntentId },
    include: { order: { select: { number: true } } },
  })
  if (!charge) return
  await inTransaction((tx) =>
    alertStaff(tx, charge.orderId, {
      event: `dispute_unread:${disputeId}:${status}`,
      subject: `Check the dispute over order ${charge.order.number} in Stripe`,
      lines: [
        `Stripe reports its status as “${status}”, which the shop does not recognise.`,
        'Until it is decided, the order counts as disputed. If the dispute has ended, record the outcome on the order’s page.',
      ],
    }),
  )
}
