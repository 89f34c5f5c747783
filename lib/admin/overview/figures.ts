import type { Actor } from '../../actor'
import { DAY, earlier } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { keepIfSlow } from '../../db/keep-if-slow'
import type { Money } from '../../money'
import { mayStaff } from '../../permissions'
import { SHOP_ZONE } from '../reports/read-settings'
import { localTime } from '../reports/sales-sql'
import { IS_FREE, WORTH } from '../sale-sql'

export type Period = {
  paid: { count: number; sums: Money[] }
  issued: number
  refunds: { count: number; sums: Money[] }
  /** What buyers paid for the certificates bought from Enom, less what Enom charged, in US dollars. */
  margin: number
  /** The number of certificates bought but excluded from the margin, because their price is known only in another currency. */
  notCompared: number
}

export type Figures = {
  today: Period
  /** The same weekday last week, up to the current time of day. */
  weekAgo: Period
  week: Period
  weekBefore: Period
  /** Paid certificates that are currently neither issued nor closed. */
  waiting: number
  /** The time zone in which days begin and end. */
  zone: string
}

type Row = Omit<Period, 'paid' | 'refunds'> & Pick<Figures, 'waiting' | 'zone'> & { name: Name; paid: Counted[]; refunds: Counted[] }
type Name = keyof Omit<Figures, 'waiting' | 'zone'>
type Counted = { currency: string; count: number; amount: number }

/**
 * Returns the shop's figures for today and the last seven days, each with the figure it is compared with. Days are in the shop's time zone.
 * Null for anyone but staff.
 */
export async function getFigures(actor: Actor): Promise<Figures | null> {
  return mayStaff(actor, 'see') ? readFigures() : null
}

const readFigures = keepIfSlow(countFigures)

async function countFigures(at: Date): Promise<Figures> {
  const rows = await db.$queryRaw<Row[]>`
    with place as (select ${SHOP_ZONE} as zone),
      clock as (select zone, ${localTime(Prisma.sql`${at}::timestamp`, Prisma.sql`zone`)} as shows from place),
      period(name, since, until) as (
        select 'today', ${moment(Prisma.sql`date_trunc('day', shows)`)}, ${at}::timestamp from clock
        union all select 'weekAgo', ${moment(Prisma.sql`date_trunc('day', shows) - interval '7 days'`)}, ${moment(Prisma.sql`shows - interval '7 days'`)} from clock
        union all select 'week', ${earlier(at, 7 * DAY)}::timestamp, ${at}::timestamp
        union all select 'weekBefore', ${earlier(at, 14 * DAY)}::timestamp, ${earlier(at, 7 * DAY)}::timestamp)
    select p.name, (select zone from place) as zone, coalesce(paid.sums, '[]') as paid, coalesce(refunds.sums, '[]') as refunds, bought.margin, bought."notCompared",
      (select count(*)::int from "Certificate" c where c."issuedAt" > p.since and c."issuedAt" <= p.until) as issued,
      (select count(*)::int from "Certificate" c
        where c.stage in ('purchase', 'setup', 'submission', 'validation') and c."issuedAt" is null and p.name = 'today') as waiting
    from period p
    left join lateral (select json_agg(s) as sums from (
      select o.currency, count(*)::int as count, sum(o.total)::int as amount from "Order" o
       where o."paidAt" > p.since and o."paidAt" <= p.until and o.source <> 'import'
         and not ${IS_FREE} group by o.currency order by o.currency) s) paid on true
    left join lateral (select json_agg(s) as sums from (
      select r.currency, count(*)::int as count, sum(r.amount)::int as amount from "Refund" r
       where r.status in ('sent', 'succeeded') and r."createdAt" > p.since and r."createdAt" <= p.until group by r.currency order by r.currency) s) refunds on true
    left join lateral (
      select coalesce(sum(b.price - b.cost), 0)::int as margin, count(*) filter (where b.price is null or b.cost is null)::int as "notCompared" from (
        select case when ${IS_FREE} then 0 else 1 end * ${WORTH} as price, coalesce(c.cost, s.quote) as cost
          from "SupplierOperation" s join "Certificate" c on c.id = s."certificateId"
          join "OrderItem" i on i.id = c."orderItemId" join "Order" o on o.id = c."orderId"
         where s.state = 'succeeded' and s.kind = 'purchase' and s."startedAt" > p.since and s."startedAt" <= p.until) b) bought on true`
  const periodOf = (name: Name): Period => {
    const row = rows.find((one) => one.name === name)
    if (!row) throw new Error(`the period ${name} is missing`)
    const { paid, refunds, issued, margin, notCompared } = row
    return { paid: added(paid), refunds: added(refunds), issued, margin, notCompared }
  }
  return {
    today: periodOf('today'),
    weekAgo: periodOf('weekAgo'),
    week: periodOf('week'),
    weekBefore: periodOf('weekBefore'),
    waiting: rows.find(({ name }) => name === 'today')?.waiting ?? 0,
    zone: rows[0]?.zone ?? 'UTC',
  }
}

/** The moment at which clocks in the shop's time zone show a given time. */
function moment(shown: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${shown}) at time zone zone at time zone 'UTC'`
}

function added(rows: readonly Counted[]): Period['paid'] {
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    sums: rows.map(({ amount, currency }) => ({ amount, currency })),
  }
}
