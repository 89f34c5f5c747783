import { now } from '../../clock'
import type { Tx } from '../../db/transaction'

/**
 * Transfers certificates to another account, in the caller's transaction. Server links keep working, because servers depend on them; the
 * former owner's calendars for them stop working.
 */
export async function handOver(tx: Tx, ids: readonly string[], userId: string): Promise<void> {
  await tx.certificate.updateMany({ where: { id: { in: [...ids] } }, data: { userId, remindAt: now() } })
  await tx.calendarFeed.deleteMany({ where: { about: { in: [...ids] } } })
}
