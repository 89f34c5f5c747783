import type { Transaction } from '../registrar/types'

/**
 * Whether movements are missing between those of an account's history. Each leads from one balance to the next, so that all of them
 * together are one way: what one ends with another begins with, but for the newest and the oldest. In whatever order they come. Of rows without a
 * balance nothing can be said. Enom GetTransHistory, Balance.
 */
export function hasGap(transactions: readonly Pick<Transaction, 'amount' | 'balance'>[]): boolean {
  const open = new Map<number, number>()
  const count = (balance: number, by: number) => open.set(balance, (open.get(balance) ?? 0) + by)
  for (const { amount, balance } of transactions) {
    if (balance === null) return false
    count(balance, 1)
    count(balance - amount, -1)
  }
  const ends = [...open.values()].reduce((sum, left) => sum + Math.max(0, left), 0)
  return ends > 1
}
