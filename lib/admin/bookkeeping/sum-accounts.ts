import type { Actor } from '../../actor'
import { mayStaff } from '../../permissions'
import type { Span } from '../reports/period'
import { sumJournal } from './journal'
import { LEDGER_KEYS, type LedgerKey } from './schema'

export type AccountSum = { key: LedgerKey; currency: string; debit: number; credit: number }

/** Returns the movements of each account in a period, by currency, in the order of the settings. Empty for anyone but staff. */
export async function sumAccounts(actor: Actor, span: Span): Promise<{ sums: AccountSum[]; entries: number }> {
  if (!mayStaff(actor, 'see')) return { sums: [], entries: 0 }
  const moved = await sumJournal(span)
  const currencies = [...new Set(moved.map(({ currency }) => currency))].sort()
  const sums = currencies.flatMap((currency) => LEDGER_KEYS.map((key) => sumOf(key, currency)))
  return { sums: sums.filter(({ debit, credit }) => debit || credit), entries: moved.reduce((sum, { entries }) => sum + entries, 0) }

  function sumOf(key: LedgerKey, currency: string): AccountSum {
    const sum = { key, currency, debit: 0, credit: 0 }
    for (const row of moved) {
      if (row.currency !== currency) continue
      if (row.debit === key) {
        sum.debit += row.moved
        sum.credit += row.back
      }
      if (row.credit === key) {
        sum.credit += row.moved
        sum.debit += row.back
      }
    }
    return sum
  }
}
