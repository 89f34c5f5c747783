import type { Transaction } from '../registrar/types'

/**
 * Whether no movement is missing from the middle of an account's history. Each begins at the balance the one before it left, so in a whole
 * history only the oldest beginning and the newest end stay unmatched, in whatever order the rows come. A history with a row that bears
 * no balance cannot be shown to be whole. Enom GetTransHistory, Balance.
 */
export function isWhole(transactions: readonly Pick<Transaction, 'amount' | 'balance'>[]): boolean {
  const unmatched = new Map<number, number>()
  const count = (balance: number, by: number) => unmatched.set(balance, (unmatched.get(balance) ?? 0) + by)
  for (const { amount, balance } of transactions) {
    if (balance === null) return false
    count(balance, 1)
    count(balance - amount, -1)
  }
  const ends = [...unmatched.values()].reduce((sum, left) => sum + Math.max(0, left), 0)
  return ends <= 1
}
