import { db } from '../../db/client'
import type { Registrar, Transaction } from '../../registrar/translation/types'
import { dayOf } from './compare-costs'
import { recordFound } from './record-found'
import type { Run } from './run'

const MAX_READS = 3
/** Enom provides six months of history; this is a few days less than the shortest possible six months. */
const MAX_HISTORY_DAYS = 180
/** Enom's dates have no time zone. */
const ZONE_MARGIN_DAYS = 2

export type Movements = {
  /** The first day covered by the transactions. */
  from: string
  transactions: Transaction[]
  /** The balance in minor units; null if it changed during every attempt to read it. */
  balance: number | null
  opening: Opening | null
}

/** What the next run needs from this one. */
export type AuditedMoney = { from: string; balance: number | null; tailDay: string; tailSum: number; isBalanced: boolean }

type Opening = { balance: number; tailDay: string; tailSum: number }

/** The last run with the same login whose balance matched or was accepted by staff. */
async function lastOpening({ accountId, login, id }: Run): Promise<Opening | null> {
  const run = await db.auditRun.findFirst({
    where: {
      accountId,
      ...login,
      id: { not: id },
      isBalanced: true,
      balance: { not: null },
      tailDay: { not: null },
      tailSum: { not: null },
    },
    orderBy: { id: 'desc' },
    select: { balance: true, tailDay: true, tailSum: true },
  })
  if (!run || run.balance === null || run.tailDay === null || run.tailSum === null) return null
  return { balance: run.balance, tailDay: run.tailDay, tailSum: run.tailSum }
}

/**
 * Reads the account's transactions since the last run whose balance matched, up to six months. The balance is read before and after the
 * transactions and must be the same, so that a purchase in between does not look like lost money.
 * @throws RegistrarError
 */
export async function readMovements(run: Run, registrar: Pick<Registrar, 'balance' | 'transactions'>): Promise<Movements> {
  const earliest = dayOf(run.startedAt, MAX_HISTORY_DAYS)
  const known = await lastOpening(run)
  const opening = known && known.tailDay >= earliest ? known : null
  const from = opening?.tailDay ?? earliest
  let transactions: Transaction[] = []
  let before = (await registrar.balance()).amount
  for (let look = 1; look <= MAX_READS; look += 1) {
    transactions = await registrar.transactions({ from })
    const after = (await registrar.balance()).amount
    if (after === before) return { from, transactions, balance: after, opening }
    before = after
  }
  return { from, transactions, balance: null, opening }
}

/**
 * Checks whether the last matching balance plus the transactions since then gives the current balance. The result is stored with the run
 * for the next one.
 */
export async function compareBalance(run: Run, { from, transactions, balance, opening }: Movements): Promise<AuditedMoney> {
  const tailDay = dayOf(run.startedAt, ZONE_MARGIN_DAYS)
  const kept = { from, balance, tailDay, tailSum: sumSince(transactions, tailDay) }
  if (balance === null) return { ...kept, isBalanced: false }
  if (!opening) return { ...kept, isBalanced: true }
  const moved = sumSince(transactions, opening.tailDay) - opening.tailSum
  const unexplained = balance - (opening.balance + moved)
  if (unexplained === 0) return { ...kept, isBalanced: true }
  // The details leave out the transactions and the current balance, which change with every purchase although the unexplained amount
  // doesn't.
  await recordFound(run, [{ kind: 'balance_differs', about: 'balance', amount: unexplained, detail: { opening: opening.balance } }])
  return { ...kept, isBalanced: false }
}

function sumSince(transactions: readonly Transaction[], day: string): number {
  return transactions.reduce((sum, transaction) => (transaction.day >= day ? sum + transaction.amount : sum), 0)
}
