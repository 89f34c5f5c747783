import { now } from '../../clock'
import type { Tx } from '../../db/transaction'

/**
 * Gives a certificate to another account, in the caller's transaction. Links for servers continue, because servers depend on them; the
 * former owner's calendar of it ends.
 */
export async function handOver(tx: Tx, id: string, userId: string): Promise<void> {
  await tx.certificate.update({ where: { id }, data: { userId, remindAt: now() } })
  await tx.calendarFeed.deleteMany({ where: { about: id } })
}
