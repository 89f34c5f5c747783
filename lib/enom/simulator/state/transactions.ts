import type { Account, LedgerEntry } from './schema'
import type { Store } from './store'

/** Enom's type numbers for movements of an account's balance. */
const TRANS_TYPE = { order: 1, refill: 4, debitBalance: 6, refund: 10, refillCharge: 28 } as const

const DESCRIPTION: Record<number, string> = {
  [TRANS_TYPE.order]: 'Order',
  [TRANS_TYPE.refill]: 'Refill Reseller Account',
  [TRANS_TYPE.debitBalance]: 'Debit Reseller Balance',
  [TRANS_TYPE.refund]: 'Refund and Reverse Commissions',
  [TRANS_TYPE.refillCharge]: 'Refill Service Convenience Charge',
}

/** A movement of an account's balance in cents, negative for a debit. */
export type Transaction = {
  at: string
  type: number
  description: string
  amount: number
  /** The balance right after the movement. */
  balance: number
  orderId: number | null
}

type Read = { seq: number; balance: number; made: Transaction[] }
const read = new WeakMap<Store, Map<string, Read>>()

/**
 * Returns an account's movements from the ledger, oldest first. The items of one cart order form one movement. Results are cached, so
 * paging through ten thousand movements reads only the lines added since the last call.
 */
export function listTransactions(store: Store, { loginId }: Account): readonly Transaction[] {
  const ofStore = read.get(store) ?? new Map<string, Read>()
  read.set(store, ofStore)
  const known = ofStore.get(loginId) ?? { seq: 0, balance: 0, made: [] }
  ofStore.set(loginId, known)
  for (const entry of store.ledger(known.seq)) {
    known.seq = entry.seq
    const moved = entry.account === loginId ? movementOf(entry, store) : null
    if (moved) addMovement(known, moved, entry.at)
  }
  return known.made
}

function addMovement(known: Read, moved: Movement, at: string): void {
  known.balance += moved.amount
  const last = known.made.at(-1)
  if (moved.type === TRANS_TYPE.order && last?.type === TRANS_TYPE.order && last.orderId === moved.orderId) {
    last.amount += moved.amount
    last.balance = known.balance
  } else {
    known.made.push({ ...moved, at, description: DESCRIPTION[moved.type] ?? '', balance: known.balance })
  }
}

type Movement = Pick<Transaction, 'type' | 'amount' | 'orderId'>

function movementOf(entry: LedgerEntry, store: Store): Movement | null {
  if (entry.kind === 'issue') return null
  if (entry.kind === 'deposit') {
    const type = entry.isCharge ? TRANS_TYPE.refillCharge : entry.amount < 0 ? TRANS_TYPE.debitBalance : TRANS_TYPE.refill
    return { type, amount: entry.amount, orderId: null }
  }
  const orderId = store.certificate(entry.certId)?.orderId ?? null
  if (entry.kind === 'refund') return { type: TRANS_TYPE.refund, amount: entry.cost, orderId }
  return { type: TRANS_TYPE.order, amount: -entry.cost, orderId }
}
