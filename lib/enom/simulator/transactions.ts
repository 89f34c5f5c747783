import type { Account, LedgerEntry } from './schema'
import type { Store } from './store'

/** Enom's numbers for what moved an account's balance. */
const TRANS_TYPE = { order: 1, refill: 4, debitBalance: 6, refund: 10, refillCharge: 28 } as const

const DESCRIPTION: Record<number, string> = {
  [TRANS_TYPE.order]: 'Order',
  [TRANS_TYPE.refill]: 'Refill Reseller Account',
  [TRANS_TYPE.debitBalance]: 'Debit Reseller Balance',
  [TRANS_TYPE.refund]: 'Refund and Reverse Commissions',
  [TRANS_TYPE.refillCharge]: 'Refill Service Convenience Charge',
}

/** One movement of an account's balance, in cents; what left the account is negative. */
export type Transaction = {
  at: string
  type: number
  description: string
  amount: number
  /** The balance right after it. */
  balance: number
  orderId: number | null
}

/** An account's movements, oldest first, read out of the ledger. The items of one cart order are one movement. */
export function listTransactions(store: Store, { loginId }: Account): Transaction[] {
  const made: Transaction[] = []
  let balance = 0
  for (const entry of store.ledger()) {
    const moved = entry.account === loginId ? movementOf(entry, store) : null
    if (!moved) continue
    balance += moved.amount
    const last = made.at(-1)
    if (moved.type === TRANS_TYPE.order && last?.type === TRANS_TYPE.order && last.orderId === moved.orderId) {
      last.amount += moved.amount
      last.balance = balance
    } else {
      made.push({ ...moved, at: entry.at, description: DESCRIPTION[moved.type] ?? '', balance })
    }
  }
  return made
}

function movementOf(entry: LedgerEntry, store: Store): Pick<Transaction, 'type' | 'amount' | 'orderId'> | null {
  if (entry.kind === 'issue') return null
  if (entry.kind === 'deposit') {
    return { type: entry.amount < 0 ? TRANS_TYPE.debitBalance : TRANS_TYPE.refill, amount: entry.amount, orderId: null }
  }
  const orderId = store.certificate(entry.certId)?.orderId ?? null
  if (entry.kind === 'refund') return { type: TRANS_TYPE.refund, amount: entry.cost, orderId }
  return { type: TRANS_TYPE.order, amount: -entry.cost, orderId }
}
