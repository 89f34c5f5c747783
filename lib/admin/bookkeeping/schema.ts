import { z } from 'zod'

/**
 * The accounts of the journal with their default numbers, taken from the German chart of accounts SKR 03. The journal posts tax on a
 * separate line, so revenue and purchases are not on accounts from which DATEV deducts tax automatically (8400, 3400), and receivables are
 * not on 1400, which only totals the debtors' accounts.
 */
export const LEDGER = {
  receivables: { label: 'Receivables from buyers', number: '1410' },
  revenue: { label: 'Revenue', number: '8200' },
  reverse: { label: 'Revenue under reverse charge', number: '8336' },
  outside: { label: 'Revenue outside the scope of VAT', number: '8338' },
  tax: { label: 'Tax on revenue', number: '1776' },
  stripe: { label: 'Money held by Stripe', number: '1360' },
  bank: { label: 'Bank', number: '1200' },
  cash: { label: 'Cash', number: '1000' },
  credit: { label: 'Account credit owed to clients', number: '1700' },
  goodwill: { label: 'Account credit given', number: '4600' },
  fees: { label: 'Stripe’s fees', number: '4970' },
  disputes: { label: 'Lost disputes and other movements at Stripe', number: '4900' },
  exchange: { label: 'Currency exchange at Stripe', number: '1361' },
  enom: { label: 'Balance at Enom', number: '1510' },
  purchases: { label: 'Purchases from Enom', number: '3200' },
} as const

export type LedgerKey = keyof typeof LEDGER
export const LEDGER_KEYS = Object.keys(LEDGER) as LedgerKey[]

/** Additional fields in the header of a DATEV file. */
export const DATEV = {
  consultant: { label: 'Tax adviser’s number', number: '1001' },
  client: { label: 'Client number at the tax adviser', number: '1' },
} as const

export type LedgerNumbers = Record<LedgerKey | keyof typeof DATEV, string>

const number = (most: number) => z.string().trim().regex(/^\d+$/, 'Use digits only, such as 1400.').max(most, `Use at most ${most} digits.`)

/** DATEV's limits: nine digits for an account, seven for the adviser, five for the client. */
export const ledgerInput = z.object({
  ...(Object.fromEntries(LEDGER_KEYS.map((key) => [key, number(9)])) as Record<LedgerKey, ReturnType<typeof number>>),
  consultant: number(7),
  client: number(5),
  version: z.string().max(40).optional(),
})

export type LedgerInput = z.output<typeof ledgerInput>

/** A movement from one account to another. `amount` is positive; `tax` describes the tax it includes. */
export type JournalEntry = {
  at: Date
  key: string
  document: string
  debit: LedgerKey
  credit: LedgerKey
  amount: number
  currency: string
  tax: string
  text: string
}
