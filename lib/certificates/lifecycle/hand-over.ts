import { now } from '../../clock'
import type { Tx } from '../../db/transaction'

/**
 * Gives certificates to another account, in the caller's transaction. Links for servers keep working, because servers depend on them; the
 * former owner's calendars of them end.
 */
export async function handOver(tx: Tx, ids: readonly string[], userId: string): Promise<void> {
  await tx.certificate.updateMany({ where: { id: { in: [...ids] } }, data: { userId, remindAt: now() } })
  await tx.calendarFeed.deleteMany({ where: { about: { in: [...ids] } } })
}
