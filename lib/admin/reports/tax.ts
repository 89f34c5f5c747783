import type { Actor } from '../../actor'
import { DAY, later, now } from '../../clock'
import { db } from '../../db/client'
import type { TaxReason } from '../../db/generated/enums'
import { mayStaff } from '../../permissions'
import { dayIn } from '../../zone'
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

/** Returns whether the tax for some earlier days is still being computed, as happens after an update. False for anyone but staff. */
export async function isTaxIncomplete(actor: Actor, { span, zone, isAll }: Covered): Promise<boolean> {
  if (!mayStaff(actor, 'see')) return false
  const today = dayIn(now(), zone)
  const [from, until] = isAll ? ['-infinity', today] : [dayIn(later(span.from, -DAY), zone), dayIn(later(span.until, DAY), zone)]
  // Every document marks its day for a minute, so today and yesterday are ignored.
  const [due] = await db.$queryRaw<{ some: boolean }[]>`
    select exists(select from "TaxDayDue" where day >= ${from}::date and day < ${until}::date and day < ${today}::date - 1) as some`
  return due?.some ?? false
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
