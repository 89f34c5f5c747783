import { now } from '../clock'
import type { Tx } from '../db/transaction'
import { openTransfer } from './open'

/** Ends all access except the owner's to certificates that change owners, and every transfer offer for them. */
export async function endAccess(tx: Tx, certificateIds: readonly string[]): Promise<void> {
  const at = now()
  const certificateId = { in: [...certificateIds] }
  await tx.membership.updateMany({ where: { certificateId, endedAt: null }, data: { endedAt: at } })
  await tx.helperLink.updateMany({ where: { certificateId, revokedAt: null }, data: { revokedAt: at } })
  await tx.transfer.updateMany({ where: { certificateId, ...openTransfer(at) }, data: { closedAt: at } })
}
