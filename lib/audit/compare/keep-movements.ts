import { inTransaction } from '../../db/transaction'
import type { Transaction } from '../../registrar/translation/types'

/**
 * Keeps an account's history as Enom tells it, in place of what it told before of the same days. Enom gives its lines no number, so a day
 * is replaced as a whole.
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
