import type { Tx } from '../db/transaction'

/** Deletes a person's billing details. Existing invoices do not change. */
export async function deleteBilling(tx: Tx, userId: string): Promise<void> {
  await tx.billingDetails.deleteMany({ where: { userId } })
}
