import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { lockSalesDays } from './mark-sales-days'
import { readReportSettings } from './read-settings'
import { GROUPS, localTime, othersOf, piecesOf, SUMS } from './sales-sql'

/** What the sales of a day are summed up by. Months are sums of days, and `other` is what was given back for no certificate. */
const STORED_GROUPS = ['all', 'product', 'authority', 'country', 'client'] as const
export type StoredGroup = (typeof STORED_GROUPS)[number] | 'other'

/** One transaction takes the marks of so many days, and one run makes so many transactions. The next run takes the rest. */
const MOST_DAYS = 5
const MOST_TURNS = 20

/** The day of a column of moments; the first and the last moment of a marked day. */
const dayOf = (at: Prisma.Sql, zone: string) => Prisma.sql`${localTime(at, zone)}::date`
const ENDS = Prisma.sql`(values (interval '0'), (interval '1 day' - interval '1 microsecond')) ends(after)`

/**
 * Sums up again the sales of every day of which something changed. Marks are days of UTC, so that they mean the same whatever the zone is
 * when they are taken; the sums are those of days of the shop's zone, and a day of UTC lies in one or two of them.
 */
export async function sumSalesDays(): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) if (!(await sumSomeDays())) return
}

/** Sums up the latest of the marked days. Returns whether there was one. */
function sumSomeDays(): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockSalesDays(tx)
    const { timeZone: zone } = await readReportSettings(tx)
    const due = await tx.$queryRaw<{ day: Date }[]>`
      with latest as (select day from "SalesDayDue" group by day order by day desc limit ${MOST_DAYS}), taken as (
        delete from "SalesDayDue" where id in (
          select id from "SalesDayDue" where day in (select day from latest) order by id for update skip locked) returning day
      )
      select distinct ${dayOf(Prisma.sql`(taken.day + ends.after)`, zone)} as day from taken cross join ${ENDS} order by 1`
    if (due.length === 0) return false
    const days = Prisma.sql`${due.map(({ day }) => day.toISOString().slice(0, 10))}::text[]::date[]`
    const paidOn = dayOf(Prisma.sql`p."paidAt"`, zone)
    // A day begins at most 14 hours before it does in UTC and ends at most 12 hours after. These bounds let the index be used.
    const orders = Prisma.sql`
      select p.* from unnest(${days}) d(day)
        join "Order" p on p."paidAt" >= d.day - interval '15 hours' and p."paidAt" < d.day + interval '37 hours' and ${paidOn} = d.day`
    const sums = STORED_GROUPS.map((group) => {
      const { key, label } = GROUPS[group]
      const shown = group === 'client' ? Prisma.sql`''` : Prisma.sql`max(${group === 'product' ? Prisma.sql`o."productName"` : label})`
      return Prisma.sql`
        (select ${group}, ${dayOf(Prisma.sql`o."paidAt"`, zone)}, ${key}, o.currency, ${shown}, ${SUMS}
           from piece o join "CertificateType" t on t.code = o."typeCode" group by 2, 3, 4)`
    })
    await tx.$executeRaw`delete from "SalesDay" where day = any(${days})`
    await tx.$executeRaw`
      insert into "SalesDay" ("group", day, key, currency, label, orders, certificates, sold, tax, refunded, cost, margin)
      with piece as materialized (${piecesOf(orders)}) ${Prisma.join(sums, ' union all ')}`
    await tx.$executeRaw`
      insert into "SalesDay" ("group", day, key, currency, label, orders, certificates, sold, tax, refunded, cost)
      select 'other', ${dayOf(Prisma.sql`other."paidAt"`, zone)}, '', other.currency, '', 0, 0, 0, 0, sum(other.amount), 0
        from (${othersOf(orders)}) other group by 2, 4`
    return true
  })
}
