import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { dayOf, lockReportDays, paidOn, takeDueDays } from './due-days'
import { readReportSettings } from './read-settings'
import { GROUPS, othersOf, piecesOf, SUMS } from './sales-sql'

/** What the sales of a day are summed up by. Months are sums of days, and `other` is what was given back for no certificate. */
const STORED_GROUPS = ['all', 'product', 'authority', 'country', 'client'] as const
export type StoredGroup = (typeof STORED_GROUPS)[number] | 'other'

/** One run makes so many transactions, of some days each. The next run takes the rest. */
const MOST_TURNS = 20

/**
 * Sums up again the sales of every day of which something changed, by days of the shop's zone.
 */
export async function sumSalesDays(): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) if (!(await sumSomeDays())) return
}

/** Sums up the latest of the marked days. Returns whether there was one. */
function sumSomeDays(): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockReportDays(tx)
    const { timeZone: zone } = await readReportSettings(tx)
    const days = await takeDueDays(tx, 'SalesDayDue', zone)
    if (!days) return false
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
    return true
  })
}
