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
 * What was paid within a period. `sold`, `tax` and `refunded` in minor units of the currency, `cost` and `margin` in those of the US dollar.
 * `tax` is the part of `sold` that is tax. `margin` is what remains after tax, refunds and cost; null if some of it was sold without an exchange rate.
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

type Covered = Pick<Period, 'span' | 'zone' | 'isAll'>

/** More rows are cut off: the oldest days and months, or the groups that sold least. */
export const MAX_GROUPS = 500

/**
 * Returns the sales of a period from what is summed up day by day, one row for each group and currency; months and days in order, other groups
 * by what they sold. Empty for anyone but staff.
 */
export async function getSales(actor: Actor, period: Covered, group: SalesGroup | 'all'): Promise<SalesRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const isByTime = group === 'month' || group === 'day'
  const stored: StoredGroup = isByTime ? 'all' : group
  const key = isByTime ? Prisma.sql`to_char(s.day, ${group === 'month' ? 'YYYY-MM' : 'YYYY-MM-DD'})` : Prisma.sql`s.key`
  const rows = await db.$queryRaw<SalesRow[]>`
    select ${key} as key, max(s.label) as label, s.currency, sum(s.orders)::int as orders, sum(s.certificates)::int as certificates,
           sum(s.sold)::float8 as sold, sum(s.tax)::float8 as tax, sum(s.refunded)::float8 as refunded, sum(s.cost)::float8 as cost,
           case when bool_and(s.margin is not null) then sum(s.margin)::float8 end as margin
      from "SalesDay" s where s."group" = ${stored} and ${within(period)}
     group by 1, 3 order by ${isByTime ? Prisma.sql`1 desc, 3 desc` : Prisma.sql`6 desc, 1, 3`} limit ${MAX_GROUPS}`
  if (isByTime) return rows.toReversed().map((row) => ({ ...row, label: row.key }))
  if (group === 'authority') return rows.map((row) => ({ ...row, label: AUTHORITY[row.key as keyof typeof AUTHORITY] }))
  if (group !== 'client') return rows
  const users = await db.user.findMany({ where: { id: { in: rows.map((row) => row.key) } }, select: { id: true, email: true } })
  const emails = new Map(users.map(({ id, email }) => [id, email]))
  return rows.map((row) => ({ ...row, label: emails.get(row.key) ?? '' }))
}

/** Returns what was given back of the orders of a period without saying for which certificate, by currency. It is in no margin. */
export async function getOtherRefunds(actor: Actor, period: Covered): Promise<{ currency: string; amount: number }[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.$queryRaw<{ currency: string; amount: number }[]>`
    select s.currency, sum(s.refunded)::float8 as amount from "SalesDay" s where s."group" = 'other' and ${within(period)}
     group by 1 having sum(s.refunded) > 0 order by 1`
}

function within({ span, zone, isAll }: Covered): Prisma.Sql {
  if (isAll) return Prisma.sql`true`
  return Prisma.sql`s.day >= ${dayIn(span.from, zone)}::date and s.day < ${dayIn(span.until, zone)}::date`
}
