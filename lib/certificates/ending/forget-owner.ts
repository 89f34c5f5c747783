import { now } from '../../clock'
import { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'

/**
 * Removes the server links and calendars of a person whose certificates have all ended, and the contacts and approvers they provided.
 * Requests and files remain as evidence of what was delivered.
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
