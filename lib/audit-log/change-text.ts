import type { Prisma } from '../db/generated/client'
import { dayAt, timeAt } from '../languages/format'
import { DEFAULT_LANGUAGE } from '../languages/types'
import { COST_CURRENCY, formatMoney, isCurrency } from '../money'
import { changesOf } from './changes'
import { fieldText } from './field-text'

/** A changed field as staff read it. */
export type ChangeText = { field: string; before: string | null; after: string | null }

type Json = Prisma.JsonValue

/** Returns what an entry changed, with readable field names, amounts as money, and dates as dates. */
export function changeTexts({ subjectKind, before, after }: { subjectKind: string; before: Json; after: Json }): ChangeText[] {
  return changesOf(before, after).map(({ path, before: old, after: present }) => {
    const text = (value: string | null, state: Json) =>
      value && (moneyText(value, path, state, subjectKind) ?? dateText(value) ?? said(value))
    return { field: fieldText(path), before: text(old, before), after: text(present, after) }
  })
}

const said = (value: string) => ({ true: 'yes', false: 'no' })[value] ?? value

/** Fields with an amount in minor units of the currency that the entry gives. */
const AMOUNTS = ['amount', 'total', 'difference']
/** Fields with an amount in minor units of Enom's currency. */
const COSTS = ['lowBalance', 'cost', 'recorded', 'taken', 'acceptedYearly']

/** Returns an amount as money; null if it is not an amount, or if nothing says in which currency. */
function moneyText(value: string, path: readonly string[], state: Json, subjectKind: string): string | null {
  const name = path.at(-1) ?? ''
  // Prices are recorded as `RapidSSL, 1 year, USD`.
  const [, named] = /, ([A-Z]{3})$/.exec(name) ?? []
  const isCost = COSTS.includes(name)
  if (!/^-?\d+$/.test(value) || !(named || isCost || AMOUNTS.includes(name) || path.includes('prices'))) return null
  const isAtEnom = isCost || subjectKind === 'enom_account'
  const currency = named ?? currencyFor(state, path) ?? (isAtEnom ? COST_CURRENCY : null)
  return currency && isCurrency(currency) ? formatMoney({ amount: Number(value), currency }) : null
}

/** Returns the currency recorded nearest to a field: beside it, or further up. */
function currencyFor(state: Json | undefined, [key, ...rest]: readonly string[]): string | null {
  if (!state || typeof state !== 'object' || key === undefined) return null
  const fields = new Map<string, Json | undefined>(Object.entries(state))
  const own = fields.get('currency')
  return currencyFor(fields.get(key), rest) ?? (typeof own === 'string' ? own : null)
}

/** Returns an ISO date as a day, with the time unless it is midnight; null if it is not an ISO date. */
function dateText(value: string): string | null {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/.test(value)) return null
  const at = new Date(value)
  if (Number.isNaN(at.getTime())) return null
  const day = dayAt(at, DEFAULT_LANGUAGE)
  return at.getTime() % 86_400_000 === 0 ? day : `${day}, ${timeAt(at, DEFAULT_LANGUAGE)}`
}
