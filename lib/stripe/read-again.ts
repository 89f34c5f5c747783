import { HOUR } from '../clock'
import { db } from '../db/client'

/**
 * Makes the next sweep read Stripe's list of events again, starting at this time or at the position in a restored backup, whichever is
 * earlier.
 */
export async function readAgainFrom(at: Date): Promise<void> {
  // The list is read once an hour, so setting the time back by an hour makes the next reading due.
  const due = (readTo: Date) => new Date(readTo.getTime() - HOUR)
  const list = await db.stripeList.findUnique({ where: { name: 'events' } })
  const readTo = due(list && list.readTo < at ? list.readTo : at)
  await db.stripeList.upsert({ where: { name: 'events' }, create: { name: 'events', readTo }, update: { readTo } })
}
