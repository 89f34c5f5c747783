import type { Tx } from '../db/transaction'

/** Forgets a person's quotes: those that became an order stay with it, under another address. */
export async function forgetQuotes(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.quote.deleteMany({ where: { email: from, orderId: null } })
  await tx.quote.updateMany({ where: { email: from }, data: { email: to, note: '' } })
}
