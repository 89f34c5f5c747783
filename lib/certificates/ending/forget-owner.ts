import { now } from '../../clock'
import { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'

/**
 * Ends the links for servers and the calendars of a person whose certificates have all ended, and removes the contacts and approvers they
 * gave. Requests and files stay, because they show what was delivered.
 */
export async function forgetOwner(tx: Tx, userId: string): Promise<void> {
  const own = { certificate: { userId } }
  await tx.pullLink.updateMany({ where: { ...own, revokedAt: null }, data: { revokedAt: now() } })
  await tx.pullLink.updateMany({ where: own, data: { label: '' } })
  await tx.calendarFeed.deleteMany({ where: { userId } })
  await tx.issuance.updateMany({
    where: own,
    data: { contacts: Prisma.DbNull, approvers: Prisma.DbNull, approverEmail: null, otherApprovers: [] },
  })
}
