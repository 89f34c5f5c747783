import { now } from '../clock'
import { db } from '../db/client'
import type { Tx } from '../db/transaction'

/** Marks a stored event as applied, so that it is not applied again. */
export async function markApplied(id: string): Promise<void> {
  await db.stripeEvent.updateMany({ where: { id }, data: { appliedAt: now() } })
}

/** Records when a sweep last queued a stored event. */
export async function markSwept(tx: Tx, id: string, sweptAt: Date): Promise<void> {
  await tx.stripeEvent.update({ where: { id }, data: { sweptAt } })
}

/** Clears the payloads of up to `limit` events that were received before a given time and have been applied. */
export async function emptyEvents(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    update "StripeEvent" set payload = '{}' where id in (
      select id from "StripeEvent"
       where "appliedAt" is not null and "receivedAt" < ${before} and payload <> '{}'
       limit ${limit})`
}
