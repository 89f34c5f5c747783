import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { GROUPS, othersOf, piecesOf, SUMS } from './sales-sql'

/** What the sales of a day are summed up by. Months are sums of days, and `other` is what was given back for no certificate. */
const STORED_GROUPS = ['all', 'product', 'authority', 'country', 'client'] as const
export type StoredGroup = (typeof STORED_GROUPS)[number] | 'other'

/** How many marks one run takes; the next run takes the rest. */
const MOST_MARKS = 50_000

/** Sums up again the sales of every day of which something changed. */
export async function sumSalesDays(): Promise<void> {
  await inTransaction(async (tx) => {
    const due = await tx.$queryRaw<{ day: Date }[]>`
      with taken as (
        delete from "SalesDayDue" where id in (select id from "SalesDayDue" order by id limit ${MOST_MARKS} for update skip locked) returning day
      )
      select distinct day from taken order by day`
    if (due.length === 0) return
    const days = Prisma.sql`${due.map(({ day }) => day.toISOString().slice(0, 10))}::text[]::date[]`
    const orders = Prisma.sql`select p.* from unnest(${days}) d(day) join "Order" p on p."paidAt" >= d.day and p."paidAt" < d.day + 1`
    await tx.$executeRaw`delete from "SalesDay" where day = any(${days})`
    for (const group of STORED_GROUPS) {
      const { key, label } = GROUPS[group]
      await tx.$executeRaw`
        insert into "SalesDay" ("group", day, key, currency, label, orders, certificates, sold, tax, refunded, cost, margin)
        with piece as (${piecesOf(orders)})
        select ${group}, o."paidAt"::date, ${key}, o.currency, ${group === 'client' ? Prisma.sql`''` : Prisma.sql`max(${group === 'product' ? Prisma.sql`o."productName"` : label})`}, ${SUMS}
          from piece o join "CertificateType" t on t.code = o."typeCode"
         group by 2, 3, 4`
    }
    await tx.$executeRaw`
      insert into "SalesDay" ("group", day, key, currency, label, orders, certificates, sold, tax, refunded, cost)
      select 'other', other."paidAt"::date, '', other.currency, '', 0, 0, 0, 0, sum(other.amount), 0
        from (${othersOf(orders)}) other group by 2, 4`
  })
}
