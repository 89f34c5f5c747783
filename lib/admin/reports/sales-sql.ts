import { Prisma } from '../../db/generated/client'
import { IS_FREE, WORTH } from '../sale-sql'

type Columns = { key: Prisma.Sql; label: Prisma.Sql }

/** The local time in a time zone; `at` is a column, and `zone` can be a column too. */
export function localTime(at: Prisma.Sql, zone: string | Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${at} at time zone 'UTC' at time zone ${zone})`
}

/** The columns that define a group of certificates. */
export const GROUPS = {
  all: { key: Prisma.sql`''`, label: Prisma.sql`''` },
  product: { key: Prisma.sql`o."productId"::text`, label: Prisma.sql`max(o."productName")` },
  authority: { key: Prisma.sql`t.family::text`, label: Prisma.sql`t.family::text` },
  country: { key: Prisma.sql`coalesce(o.country, '')`, label: Prisma.sql`coalesce(o.country, 'Unknown')` },
  client: { key: Prisma.sql`o."userId"::text`, label: Prisma.sql`max(u.email)` },
} satisfies Record<string, Columns>

/** Returns the certificates of orders, `o`, each with its price, tax, refund and worth. */
export function piecesOf(orders: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select o.id, o."paidAt", o.country, o."userId", o.currency, i."productId", i."productName",
           case when ${IS_FREE} then 0 else i."unitAmount" - i.credit end as "unitAmount", c."typeCode", c.cost,
           case when ${IS_FREE} then 0 else round(i."taxMinor"::numeric * (i."unitAmount" - i.credit) / greatest(i."unitAmount", 1)) end as tax,
           coalesce(f.amount, 0) as refunded, ${WORTH} as worth
      from (${orders}) o join "OrderItem" i on i."orderId" = o.id join "Certificate" c on c."orderItemId" = i.id
      left join lateral (
        select sum(a.amount) as amount from "RefundAllocation" a join "Refund" r on r.id = a."refundId"
         where a."certificateId" = c.id and r.status not in ('failed', 'withdrawn')
      ) f on true
     where o.source <> 'import'`
}

/** The sums over a group of certificates. */
export const SUMS = Prisma.sql`
  count(distinct o.id)::int as orders, count(*)::int as certificates,
  sum(o."unitAmount")::float8 as sold, sum(o.tax)::float8 as tax, sum(o.refunded)::float8 as refunded, coalesce(sum(o.cost), 0)::float8 as cost,
  case when bool_and(o.worth is not null) then sum(
    coalesce(round(o.worth * (o."unitAmount" - o.refunded) / nullif(o."unitAmount", 0)), 0) - coalesce(o.cost, 0)
  )::float8 end as margin`

/** Returns the refunds of orders that are not for a certificate, as rows with `paidAt`, `currency` and `amount`. */
export function othersOf(orders: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select o."paidAt", r.currency, r.amount - coalesce(a.amount, 0) as amount
      from (${orders}) o join "Refund" r on r."orderId" = o.id
      left join lateral (select sum(amount) as amount from "RefundAllocation" where "refundId" = r.id) a on true
     where o.source <> 'import' and r.status not in ('failed', 'withdrawn')`
}
