import type { Tx } from '../db/transaction'

/** Deletes what a person wanted on their next invoices. Invoices that were made keep what they show. */
export async function deleteBilling(tx: Tx, userId: string): Promise<void> {
  await tx.billingDetails.deleteMany({ where: { userId } })
}
