import { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'

/** A certificate that ended, and whose price the shop still has, or the buyer's bank claims back. */
type Kept = { id: string; isDisputed: boolean }

/**
 * The certificates that ended although they were paid, and whose price has not gone back to the buyer nor is on its way: Enom gave it
 * back to the shop, or the refund it ended for failed. `among` these only, or of all. Money that went back by hand in Stripe's dashboard
 * says not for which certificate: enough of it for all that ended of an order counts for them. One that cost nothing here, as an imported
 * one, is none of these.
 */
export async function findKept(tx: Tx, among?: readonly string[]): Promise<Kept[]> {
  if (among && !among.length) return []
  return tx.$queryRaw<Kept[]>`
    select ended.id, ended."isDisputed" from (
      select c.id, c."orderId", o."disputedAt" is not null as "isDisputed", sum(i."unitAmount") over (partition by c."orderId") as price
      from "Certificate" c join "OrderItem" i on i.id = c."orderItemId" join "Order" o on o.id = c."orderId"
      where c.status in ('refunded_unissued', 'refunded_issued') and i."unitAmount" > 0 and o.status in ('paid', 'needs_review')
        and not exists (select 1 from "BillingRecord" r where r."certificateId" = c.id and r.kind = 'refund' and r.status <> 'failed')
    ) ended cross join lateral (
      select coalesce(sum(b.amount) filter (where b.kind = 'charge' and b.status = 'succeeded'), 0) as paid,
        coalesce(sum(b.amount) filter (where b.kind = 'refund' and b.status <> 'failed'), 0) as back
      from "BillingRecord" b where b."orderId" = ended."orderId"
    ) money cross join lateral (
      select coalesce(sum(charge.unnamed) filter (where charge.back < charge.amount), 0) as unnamed
      from (
        select p.amount, sum(r.amount) as back, sum(r.amount) filter (where r."certificateId" is null) as unnamed
        from "BillingRecord" p join "BillingRecord" r on r."chargeId" = p.id and r.kind = 'refund' and r.status <> 'failed'
        where p."orderId" = ended."orderId" and p.kind = 'charge' and p.status = 'succeeded' group by p.id
      ) charge
    ) hand
    where (money.back = 0 or money.back < money.paid) and hand.unnamed < ended.price
      ${among ? Prisma.sql`and ended.id = any(${[...among]}::uuid[])` : Prisma.empty}
    order by ended.id`
}
