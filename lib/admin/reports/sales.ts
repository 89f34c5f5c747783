import type { Actor } from '../../actor'
import { AUTHORITY } from '../../catalog/text'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { mayStaff } from '../../permissions'
import { dayIn } from '../../zone'
import type { Period } from './period'
import type { StoredGroup } from './sum-sales-days'

export const SALES_GROUPS = ['month', 'day', 'product', 'authority', 'country', 'client'] as const
export type SalesGroup = (typeof SALES_GROUPS)[number]

/**
 * The sales paid within a period. `sold`, `tax` and `refunded` are in minor units of the currency, `cost` and `margin` in US cents. `tax`
 * is the part of `sold` that is tax. `margin` is what remains after tax, refunds and cost; null if anything was sold in a currency without
 * an exchange rate.
 */
export type SalesRow = {
  key: string
  label: string
  currency: string
  orders: number
  certificates: number
  sold: number
  tax: number
  refunded: number
  cost: number
  margin: number | null
}

export type Covered = Pick<Period, 'span' | 'zone' | 'isAll'>

/** The maximum number of rows. Beyond that, the oldest days and months, or the groups with the lowest sales, are cut off. */
export const MAX_GROUPS = 500

/**
 * Returns the sales of a period from the daily sums, one row for each group and currency. Months and days are in chronological order; other
 * groups are sorted by sales. Empty for anyone but staff.
 */
export async function getSales(actor: Actor, period: Covered, group: SalesGroup): Promise<SalesRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const isByTime = group === 'month' || group === 'day'
  const stored: StoredGroup = isByTime ? 'all' : group
  const key = isByTime ? Prisma.sql`to_char(s.day, ${group === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'})` : Prisma.sql`s.key`
  const sums = Prisma.sql`
    select ${key} as key, max(s.label) as label, s.currency, ${SUMMED}
      from "SalesDay" s where s."group" = ${stored} and ${within(period)}
     group by 1, 3 order by ${isByTime ? Prisma.sql`1 desc, 3 desc` : BY_SOLD} limit ${MAX_GROUPS}`
  const rows = await db.$queryRaw<SalesRow[]>(group === 'client' ? withAddresses(sums) : sums)
  if (isByTime) return rows.toReversed().map((row) => ({ ...row, label: row.key }))
  if (group === 'authority') return rows.map((row) => ({ ...row, label: AUTHORITY[row.key as keyof typeof AUTHORITY] }))
  return rows
}

/** The sums store clients by id; email addresses are looked up only for the rows shown. */
function withAddresses(sums: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select s.key, coalesce(u.email, '') as label, s.currency, s.orders, s.certificates, s.sold, s.tax, s.refunded, s.cost, s.margin
      from (${sums}) s left join "User" u on u.id = s.key::uuid order by ${BY_SOLD}`
}

/** `other`: refunds of the period's orders that are not for a certificate. They are not included in any margin. */
export type Totals = { totals: SalesRow[]; before: SalesRow[]; other: { currency: string; amount: number }[] }

/** Returns the sums of a period and of the period it is compared with, by currency, in one query. Empty for anyone but staff. */
export async function getTotals(actor: Actor, { compared, ...period }: Covered & Partial<Pick<Period, 'compared'>>): Promise<Totals> {
  const found: Totals = { totals: [], before: [], other: [] }
  if (!mayStaff(actor, 'see')) return found
  const sumsOf = (part: keyof Totals, stored: StoredGroup, within: Prisma.Sql) => Prisma.sql`
    (select ${part} as part, '' as key, '' as label, s.currency, ${SUMMED}
       from "SalesDay" s where s."group" = ${stored} and ${within} group by s.currency order by ${BY_SOLD})`
  const parts = [
    sumsOf('totals', 'all', within(period)),
    ...(compared ? [sumsOf('before', 'all', within({ ...period, span: compared }))] : []),
    sumsOf('other', 'other', within(period)),
  ]
  const rows = await db.$queryRaw<(SalesRow & { part: keyof Totals })[]>(Prisma.join(parts, ' union all '))
  for (const { part, ...row } of rows) {
    if (part !== 'other') found[part].push(row)
    else if (row.refunded > 0) found.other.push({ currency: row.currency, amount: row.refunded })
  }
  return found
}

const SUMMED = Prisma.sql`
  sum(s.orders)::int as orders, sum(s.certificates)::int as certificates, sum(s.sold)::float8 as sold, sum(s.tax)::float8 as tax,
  sum(s.refunded)::float8 as refunded, sum(s.cost)::float8 as cost, case when bool_and(s.margin is not null) then sum(s.margin)::float8 end as margin`
const BY_SOLD = Prisma.sql`sold desc, key, currency`

/** SQL: the daily sums, `s`, of a period. */
export function within({ span, zone, isAll }: Covered): Prisma.Sql {
  if (isAll) return Prisma.sql`true`
  return Prisma.sql`s.day >= ${dayIn(span.from, zone)}::date and s.day < ${dayIn(span.until, zone)}::date`
}
