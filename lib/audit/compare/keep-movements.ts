import { inTransaction } from '../../db/transaction'
import type { Transaction } from '../../registrar/translation/types'

/**
 * Stores an account's history as Enom reports it, replacing what was stored for the same days. Enom's entries have no ID, so each day is
 * replaced as a whole.
 */
export async function keepMovements(accountId: string, from: string, transactions: readonly Transaction[]): Promise<void> {
  const rows = transactions
    .filter(({ day }) => day >= from)
    .map(({ day, amount, type, orderId, description }) => ({ accountId, day, amount, type, enomOrderId: orderId, description }))
  await inTransaction(async (tx) => {
    await tx.enomMovement.deleteMany({ where: { accountId, day: { gte: from } } })
    await tx.enomMovement.createMany({ data: rows })
  })
}
