import { readParam } from '@/lib/auth/read-param'
import { PRICE_ENDINGS, PRICE_RULES, type PriceEnding, type PriceRule } from '@/lib/catalog/pricing/propose-prices'
import type { ChoiceCost } from '@/lib/catalog/product-costs'

/** How many prices one page shows. A form with more inputs is rejected. */
export const MAX_ROWS = 400

export const SHOWN = {
  all: 'All',
  loss: 'Below cost',
  unprotected: 'No protection',
  changed: 'Cost changed',
  hidden: 'Hidden products',
} as const
type Shown = keyof typeof SHOWN

export type PriceQuery = { search: string; shown: Shown; rule: PriceRule | undefined; value: string; ending: PriceEnding | 'rule' }

/** Returns the query in the price table's URL; unknown values are ignored. */
export function readPriceQuery(params: Record<string, string | string[] | undefined>): PriceQuery {
  const one = <Word extends string>(words: readonly Word[], name: string) => words.find((word) => word === readParam(params[name]))
  return {
    search: readParam(params.search)?.trim() ?? '',
    shown: one(Object.keys(SHOWN) as Shown[], 'shown') ?? 'all',
    rule: one(PRICE_RULES, 'rule'),
    value: readParam(params.value)?.trim() ?? '',
    ending: one(PRICE_ENDINGS, 'ending') ?? 'rule',
  }
}

const FITS: Record<Shown, (row: ChoiceCost) => boolean> = {
  all: () => true,
  loss: ({ margin }) => margin !== null && margin < 0,
  unprotected: ({ state }) => state === 'unprotected' || state === 'other_currency',
  changed: ({ costBefore }) => costBefore !== null,
  hidden: ({ visible }) => !visible,
}

/** Returns the matching rows, in the order in which the shop shows them. */
export function selectRows(rows: readonly ChoiceCost[], { search, shown }: PriceQuery): ChoiceCost[] {
  const words = search.toLowerCase()
  return rows.filter((row) => FITS[shown](row) && `${row.productName} ${row.typeName}`.toLowerCase().includes(words))
}

/** Returns why no new prices could be computed. */
export function ruleFaultText({ rule, value }: PriceQuery): string {
  if (!value) return 'Enter a number for the change.'
  switch (rule) {
    case 'percent':
      return `“${value}” is not a percentage. Enter a number such as 5 or -2.5, above -100 and at most 1000.`
    case 'floor':
      return `“${value}” is not a margin. Enter a percentage of the price from 0 to 99, such as 30.`
    default:
      return `“${value}” is not an amount for every currency in this list. Enter an amount such as 1.50, or search for products in one currency.`
  }
}
