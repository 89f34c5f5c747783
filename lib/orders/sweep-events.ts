import { MINUTE, now } from '../clock'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { eachApart } from './each-apart'

/** An event that has not been applied for so long is given to the queue again, and again after as long. */
const PATIENCE = 15 * MINUTE
const BATCH = 200

/** Gives to the queue again what it could have lost of Stripe's events: those that were stored and not applied. */
export async function sweepEvents(): Promise<void> {
  const at = now()
  const before = new Date(at.getTime() - PATIENCE)
  const events = await db.stripeEvent.findMany({
    where: { appliedAt: null, receivedAt: { lt: before }, OR: [{ sweptAt: null }, { sweptAt: { lt: before } }] },
    orderBy: { receivedAt: 'asc' },
    select: { id: true },
    take: BATCH,
  })
  const applyAgain = ({ id }: { id: string }) =>
    inTransaction(async (tx) => {
      await tx.stripeEvent.update({ where: { id }, data: { sweptAt: at } })
      await enqueue(tx, 'stripe.apply_event', { eventId: id }, { key: `event:${id}` })
    })
  await eachApart(events, { what: 'an event not applied', work: applyAgain })
}
