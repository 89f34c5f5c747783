import type { Tx } from '../../db/transaction'

/** Makes the sum of sales by day and a change of the days themselves take turns, until the caller's transaction ends. */
export async function lockSalesDays(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('sales-days', 0))`
}

/**
 * Marks every day of which something is summed up, because days now begin elsewhere. A row of the days before is at most one day away from
 * the day of UTC in which its order was paid, so the days on both sides are marked too.
 */
export async function markAllSalesDays(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    insert into "SalesDayDue" (day)
      select distinct "paidAt"::date + days.away from "Order" cross join (values (-1), (0), (1)) days(away) where "paidAt" is not null`
}
