import type { Actor } from '../../actor'
import { DAY, earlier } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { keepIfSlow } from '../../db/keep-if-slow'
import { mayStaff } from '../../permissions'
import { SHOP_ZONE } from '../reports/read-settings'
import { localTime } from '../reports/sales-sql'

const DAYS = 30
const WEEKS = 12

export type Trends = {
  /** Orders paid on each of the last 30 days in the shop's time zone, such as `2026-11-29`, oldest first. */
  paidPerDay: { day: string; count: number }[]
  /**
   * The median time from payment to the first file for each of the last 12 weeks; null if none was issued. `week` is the date of its
   * Monday.
   */
  hoursToIssue: { week: string; hours: number | null; count: number }[]
}

const readTrends = keepIfSlow(countTrends)

/** Returns the data for the charts of the overview. Null for anyone but staff. */
export async function getTrends(actor: Actor): Promise<Trends | null> {
  return mayStaff(actor, 'see') ? readTrends() : null
}

type Row = { step: 'day' | 'week'; first: string; count: number; hours: number | null }

async function countTrends(at: Date): Promise<Trends> {
  const zone = Prisma.sql`clock.zone`
  const shows = (column: string) => localTime(Prisma.raw(column), zone)
  // The fixed bounds let the planner estimate how few rows are read. In some time zones these bounds start a day early; rows outside the
  // period are left out.
  const rows = await db.$queryRaw<Row[]>`
    with place as (select ${SHOP_ZONE} as zone),
      clock as (select zone, date_trunc('day', ${localTime(Prisma.sql`${at}::timestamp`, Prisma.sql`zone`)}) as today from place),
      paid as (
        select ${shows('"paidAt"')}::date as day, count(*)::int as count from "Order", clock
         where "paidAt" >= ${earlier(at, (DAYS + 1) * DAY)} and source <> 'import' group by 1),
      issued as (
        select date_trunc('week', ${shows('c."issuedAt"')})::date as week, count(*)::int as count,
               (percentile_cont(0.5) within group (order by extract(epoch from c."issuedAt" - o."paidAt")) / 3600)::float8 as hours
          from "Certificate" c join "Order" o on o.id = c."orderId", clock
         where c."issuedAt" >= ${earlier(at, (WEEKS * 7 + 1) * DAY)} and o.source <> 'import' and o."paidAt" is not null group by 1)
    select 'day' as step, d.day::date::text as first, coalesce(paid.count, 0) as count, null::float8 as hours
      from clock, generate_series(today - ${DAYS - 1}::int * interval '1 day', today, interval '1 day') d(day) left join paid on paid.day = d.day
    union all
    select 'week', w.week::date::text, coalesce(issued.count, 0), issued.hours
      from clock, generate_series(date_trunc('week', today) - ${WEEKS - 1}::int * interval '7 days', today, interval '7 days') w(week)
      left join issued on issued.week = w.week
     order by first`
  return {
    paidPerDay: rows.filter(({ step }) => step === 'day').map(({ first, count }) => ({ day: first, count })),
    hoursToIssue: rows.filter(({ step }) => step === 'week').map(({ first, count, hours }) => ({ week: first, hours, count })),
  }
}
