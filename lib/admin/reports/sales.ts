import type { Actor } from '../../actor'
import { AUTHORITY } from '../../catalog/text'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { mayStaff } from '../../permissions'
import { IS_FREE, WORTH } from '../sale-sql'
import type { Span } from './period'

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

type Columns = { key: Prisma.Sql; label: Prisma.Sql }

const GROUPS: Record<SalesGroup | 'all', Columns> = {
  all: { key: Prisma.sql`''`, label: Prisma.sql`''` },
  month: { key: Prisma.sql`to_char(o."paidAt", 'YYYY-MM')`, label: Prisma.sql`to_char(o."paidAt", 'YYYY-MM')` },
  day: { key: Prisma.sql`to_char(o."paidAt", 'YYYY-MM-DD')`, label: Prisma.sql`to_char(o."paidAt", 'YYYY-MM-DD')` },
  product: { key: Prisma.sql`o."productId"::text`, label: Prisma.sql`max(o."productName")` },
  authority: { key: Prisma.sql`t.family::text`, label: Prisma.sql`t.family::text` },
  country: { key: Prisma.sql`coalesce(o.country, '')`, label: Prisma.sql`coalesce(o.country, 'Unknown')` },
  client: { key: Prisma.sql`o."userId"::text`, label: Prisma.sql`max(u.email)` },
}

/** Returns the sales of a period, one row for each group and currency; months and days in order, other groups by what they sold. */
export async function getSales(actor: Actor, span: Span, group: SalesGroup | 'all'): Promise<SalesRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const { key, label } = GROUPS[group]
  const order = group === 'month' || group === 'day' ? Prisma.sql`1, 3` : Prisma.sql`6 desc, 1, 3`
  const rows = await db.$queryRaw<SalesRow[]>`
    with piece as (
      select o.id, o."paidAt", o.country, o."userId", o.currency, i."productId", i."productName",
             case when ${IS_FREE} then 0 else i."unitAmount" - i.credit end as "unitAmount", c."typeCode", c.cost,
             case when ${IS_FREE} then 0 else round(i."taxMinor"::numeric * (i."unitAmount" - i.credit) / greatest(i."unitAmount", 1)) end as tax,
             coalesce(f.amount, 0) as refunded, ${WORTH} as worth
        from "Order" o join "OrderItem" i on i."orderId" = o.id join "Certificate" c on c."orderItemId" = i.id
        left join lateral (
          select sum(a.amount) as amount from "RefundAllocation" a join "Refund" r on r.id = a."refundId"
           where a."certificateId" = c.id and r.status not in ('failed', 'withdrawn')
        ) f on true
       where o."paidAt" >= ${span.from} and o."paidAt" < ${span.until} and o.source <> 'import'
    )
    select ${key} as key, ${label} as label, o.currency, count(distinct o.id)::int as orders, count(*)::int as certificates,
           sum(o."unitAmount")::float8 as sold, sum(o.tax)::float8 as tax, sum(o.refunded)::float8 as refunded, coalesce(sum(o.cost), 0)::float8 as cost,
           case when bool_and(o.worth is not null) then sum(
             coalesce(round(o.worth * (o."unitAmount" - o.refunded) / nullif(o."unitAmount", 0)), 0) - coalesce(o.cost, 0)
           )::float8 end as margin
      from piece o
      join "CertificateType" t on t.code = o."typeCode" left join "User" u on u.id = o."userId"
     group by ${group === 'client' || group === 'product' ? Prisma.sql`1, 3` : Prisma.sql`1, 2, 3`}
     order by ${order}
     limit ${MAX_GROUPS}`
  return group === 'authority' ? rows.map((row) => ({ ...row, label: AUTHORITY[row.key as keyof typeof AUTHORITY] })) : rows
}

/** Returns what was given back of the orders of a period without saying for which certificate, by currency. It is in no margin. */
export async function getOtherRefunds(actor: Actor, span: Span): Promise<{ currency: string; amount: number }[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.$queryRaw<{ currency: string; amount: number }[]>`
    select r.currency, sum(r.amount - coalesce(a.amount, 0))::float8 as amount
      from "Order" o join "Refund" r on r."orderId" = o.id
      left join lateral (select sum(amount) as amount from "RefundAllocation" where "refundId" = r.id) a on true
     where o."paidAt" >= ${span.from} and o."paidAt" < ${span.until} and o.source <> 'import' and r.status not in ('failed', 'withdrawn')
     group by 1 having sum(r.amount - coalesce(a.amount, 0)) > 0 order by 1`
}
