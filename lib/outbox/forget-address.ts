import type { Tx } from '../db/transaction'

/**
 * Removes an address from the emails that were sent to it, with their texts. The rows stay, because each event has one email. An email that is
 * waiting to be sent is left alone: it is about an order, and its address is needed.
 */
export async function forgetAddress(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.mail.updateMany({ where: { to: from, status: { not: 'queued' } }, data: { to, data: {}, lastError: null } })
}
