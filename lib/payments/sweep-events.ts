import { earlier, HOUR, MINUTE, now } from '../clock'
import { db } from '../db/client'
import type { StripeEvent } from '../db/generated/client'
import { inTransaction, type Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { forEachIsolated } from '../jobs/for-each-isolated'
import { alertStaff } from '../orders/notify'
import { markSwept } from '../stripe/stored-events'

/** An event that has not been applied for this long is queued again, and from then on at the same interval. */
const EVENT_SWEEP_AFTER_MS = 15 * MINUTE
/** Staff are alerted about an event not applied for this long. Retries continue. */
const EVENT_ALERT_AFTER_MS = 6 * HOUR
const EVENT_SWEEP_BATCH = 200

type Waiting = Pick<StripeEvent, 'id' | 'type' | 'objectId' | 'receivedAt'>

/** Queues Stripe events that were stored but not applied, in case their jobs were lost. */
export async function sweepEvents(): Promise<void> {
  const at = now()
  const before = earlier(at, EVENT_SWEEP_AFTER_MS)
  const events = await db.stripeEvent.findMany({
    where: { appliedAt: null, receivedAt: { lt: before }, OR: [{ sweptAt: null }, { sweptAt: { lt: before } }] },
    orderBy: { receivedAt: 'asc' },
    select: { id: true, type: true, objectId: true, receivedAt: true },
    take: EVENT_SWEEP_BATCH,
  })
  await forEachIsolated(events, { what: 'an event that was not applied', work: (event) => applyAgain(event, at) })
}

function applyAgain(event: Waiting, at: Date): Promise<void> {
  const { id, receivedAt } = event
  return inTransaction(async (tx) => {
    await markSwept(tx, id, at)
    await enqueue(tx, 'stripe.apply_event', { eventId: id })
    if (receivedAt <= earlier(at, EVENT_ALERT_AFTER_MS)) await tellStaff(tx, event)
  })
}

async function tellStaff(tx: Tx, { id, type, objectId }: Waiting): Promise<void> {
  await alertStaff(tx, await orderOf(tx, objectId), {
    event: `event_waits:${id}`,
    subject: 'A Stripe event has had no effect for six hours',
    lines: [
      `Event ${id} (${type}) about ${objectId} could not be applied. It is retried every 15 minutes.`,
      'Check it in Stripe. The worker’s log gives the reason.',
    ],
  })
}

/** Returns the order of the payment page, payment, refund or dispute with this id at Stripe; null if the shop has none. */
async function orderOf(tx: Tx, objectId: string): Promise<string | null> {
  const select = { orderId: true } as const
  const known =
    (await tx.paymentSession.findUnique({ where: { stripeSessionId: objectId }, select })) ??
    (await tx.charge.findUnique({ where: { stripeId: objectId }, select })) ??
    (await tx.refund.findUnique({ where: { stripeId: objectId }, select })) ??
    (await tx.dispute.findUnique({ where: { stripeId: objectId }, select }))
  return known?.orderId ?? null
}
