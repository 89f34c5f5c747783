import { Prisma } from '../../db/generated/client'
import { dayOf, paidOn, sumDueDays } from './due-days'
import { GROUPS, othersOf, piecesOf, SUMS } from './sales-sql'

/**
 * The groups by which a day's sales are aggregated. Months are sums of days, and `other` contains refunds that are not for a certificate.
 */
const STORED_GROUPS = ['all', 'product', 'authority', 'country', 'client'] as const
export type StoredGroup = (typeof STORED_GROUPS)[number] | 'other'

/** Recomputes the sales of every day that has changed. Days are those of the shop's time zone. */
export function sumSalesDays(): Promise<void> {
  return sumDueDays('SalesDayDue', async (tx, days, zone) => {
    const orders = paidOn(days, zone)
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
  })
}
