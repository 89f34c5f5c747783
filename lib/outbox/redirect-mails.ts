import type { Tx } from '../db/transaction'

/** Redirects an order's waiting emails to another address. */
export async function redirectMails(tx: Tx, { orderId, from, to }: { orderId: string; from: string; to: string }): Promise<void> {
  await tx.mail.updateMany({ where: { orderId, to: from, status: 'queued' }, data: { to } })
}
