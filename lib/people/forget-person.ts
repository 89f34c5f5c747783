import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { openTransfer } from './open'

/**
 * Ends everyone's access to a person's account and certificates and the person's own access to other people's, and cancels every offer made
 * by or to them.
 */
export async function forgetPerson(tx: Tx, { userId, email }: { userId: string; email: string }): Promise<void> {
  const own = { certificate: { userId } }
  await tx.membership.deleteMany({ where: { OR: [{ accountId: userId }, own, { memberId: userId }, { email }] } })
  await tx.helperLink.updateMany({ where: { ...own, revokedAt: null }, data: { revokedAt: now() } })
  await tx.helperLink.updateMany({ where: own, data: { name: '' } })
  await tx.transfer.deleteMany({ where: { toEmail: email } })
  await tx.transfer.updateMany({ where: { ...own, ...openTransfer(now()) }, data: { closedAt: now() } })
}
