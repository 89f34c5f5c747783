import type { Tx } from '../db/transaction'

/** Redirects emails about a person's orders to their new address. Orders placed with another address keep it. */
export async function moveOrdersToEmail(tx: Tx, { userId, from, to }: { userId: string; from: string; to: string }): Promise<void> {
  await tx.order.updateMany({ where: { userId, email: from }, data: { email: to } })
}
