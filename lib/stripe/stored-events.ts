import { now } from '../clock'
import { db } from '../db/client'
import type { Tx } from '../db/transaction'

/** Marks a stored event as applied: nothing more is done for it. */
export async function markApplied(id: string): Promise<void> {
  await db.stripeEvent.updateMany({ where: { id }, data: { appliedAt: now() } })
}

/** Marks when a sweep last gave a stored event to the queue. */
export async function markSwept(tx: Tx, id: string, sweptAt: Date): Promise<void> {
  await tx.stripeEvent.update({ where: { id }, data: { sweptAt } })
}
