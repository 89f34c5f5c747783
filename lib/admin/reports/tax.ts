import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { TaxReason } from '../../db/generated/enums'
import { mayStaff } from '../../permissions'
import { type Covered, MAX_GROUPS, within } from './sales'

/**
 * The tax at one rate according to the invoices of a period, less its credit notes. Amounts are in minor units of the currency; `country`
 * is the one that determined the tax.
 */
export type TaxByRate = {
  country: string
  rate: number
  reason: TaxReason
  label: string | null
  currency: string
  net: number
  tax: number
}

/**
 * Returns the tax on the documents issued within a period from the daily sums, one row for each country, rate and currency. Empty for anyone
 * but staff.
 */
export async function getTaxByRate(actor: Actor, period: Covered): Promise<TaxByRate[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.$queryRaw<TaxByRate[]>`
    select s.country, s.rate, s.reason, nullif(s.label, '') as label, s.currency, sum(s.net)::float8 as net, sum(s.tax)::float8 as tax
      from "TaxDay" s where ${within(period)}
     group by 1, 2, 3, 4, 5
     order by 1, 2 desc, 3, 4, 5
     limit ${MAX_GROUPS}`
}
