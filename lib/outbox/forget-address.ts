import type { Tx } from '../db/transaction'

/**
 * Removes a recipient's address and the texts from all emails already sent to that address. The rows stay, so that no event is emailed
 * again. Emails waiting to be sent are left alone: they are about an order and need the address.
 */
export async function forgetAddress(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.mail.updateMany({ where: { to: from, status: { not: 'queued' } }, data: { to, data: {}, lastError: null } })
}
