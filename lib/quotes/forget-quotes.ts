import type { Tx } from '../db/transaction'

/** Deletes a person's quotes. Quotes that became orders are kept, under another email address. */
export async function forgetQuotes(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.quote.deleteMany({ where: { email: from, orderId: null } })
  await tx.quote.updateMany({ where: { email: from }, data: { email: to, note: '' } })
}
