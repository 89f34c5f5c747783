import type { Actor } from '../../actor'
import { AUTHORITY } from '../../catalog/text'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { mayStaff } from '../../permissions'
import type { Span } from './period'
import { byTime, GROUPS, othersOf, piecesOf, SUMS } from './sales-sql'

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

/** More rows are cut off, the ones that sold least first. */
export const MAX_GROUPS = 500

/**
 * Returns the sales of a period, one row for each group and currency; months and days, those of `zone`, in order, other groups by what they
 * sold.
 */
export async function getSales(actor: Actor, span: Span, group: SalesGroup | 'all', zone = 'UTC'): Promise<SalesRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const isByTime = group === 'month' || group === 'day'
  const { key, label } = isByTime ? byTime(group, zone) : GROUPS[group]
  const order = isByTime ? Prisma.sql`1, 3` : Prisma.sql`6 desc, 1, 3`
  const rows = await db.$queryRaw<SalesRow[]>`
    with piece as (${piecesOf(paidWithin(span))})
    select ${key} as key, ${label} as label, o.currency, ${SUMS}
      from piece o
      join "CertificateType" t on t.code = o."typeCode" left join "User" u on u.id = o."userId"
     group by ${group === 'client' || group === 'product' ? Prisma.sql`1, 3` : Prisma.sql`1, 2, 3`}
     order by ${order}
     limit ${MAX_GROUPS}`
  return group === 'authority' ? rows.map(withAuthority) : rows
}

export function withAuthority(row: SalesRow): SalesRow {
  return { ...row, label: AUTHORITY[row.key as keyof typeof AUTHORITY] }
}

function paidWithin({ from, until }: Span): Prisma.Sql {
  return Prisma.sql`select * from "Order" where "paidAt" >= ${from} and "paidAt" < ${until}`
}

/** Returns what was given back of the orders of a period without saying for which certificate, by currency. It is in no margin. */
export async function getOtherRefunds(actor: Actor, span: Span): Promise<{ currency: string; amount: number }[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.$queryRaw<{ currency: string; amount: number }[]>`
    select currency, sum(amount)::float8 as amount from (${othersOf(paidWithin(span))}) other
     group by 1 having sum(amount) > 0 order by 1`
}
