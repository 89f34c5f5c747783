import { Prisma } from '../../db/generated/client'
import type { CertificateStatus, OrderSource } from '../../db/generated/enums'
import type { Tx } from '../../db/transaction'
import { REFUNDED } from '../lifecycle/states'
import type { Ended } from '../lifecycle/status-text'

/** A certificate that ended, and whose price the shop still has, or the buyer's bank claims back. */
type Kept = { id: string; isDisputed: boolean }

/** Staff give money back before or after they learn that Enom did; a refund made in Stripe's dashboard is learned within the hour. */
const A_DAY = Prisma.sql`interval '1 day'`

/**
 * The certificates that ended although they were paid, and whose price has not gone back to the buyer nor is on its way: Enom gave it
 * back to the shop, or the refund it ended for failed. `among` these only, or of all. One that cost nothing here, as an imported one, is
 * none of these. Money that went back by hand in Stripe's dashboard says not for which certificate: enough of it for all that ended of an
 * order counts for them, made since the first of them ended, and enough for each since that one did, or within the day before.
 */
async function findKept(tx: Tx, among?: readonly string[]): Promise<Kept[]> {
  if (among && !among.length) return []
  // All that ended of their orders is counted, and no other order is read.
  const ofTheirOrders = among
    ? Prisma.sql`and c."orderId" in (select "orderId" from "Certificate" where id = any(${[...among]}::uuid[]))`
    : Prisma.empty
  return tx.$queryRaw<Kept[]>`
    select ended.id, ended."isDisputed" from (
      select c.id, c."orderId", exists (select 1 from "Dispute" d where d."orderId" = o.id and d.status in ('open', 'lost')) as "isDisputed", i."unitAmount" as price, c."statusSince" - ${A_DAY} as since,
        sum(i."unitAmount") over same as "allPrices", min(c."statusSince") over same - ${A_DAY} as "firstSince"
      from "Certificate" c join "OrderItem" i on i.id = c."orderItemId" join "Order" o on o.id = c."orderId"
      where c.status in ('refunded_unissued', 'refunded_issued') and i."unitAmount" > 0 and o.status in ('paid', 'needs_review') ${ofTheirOrders}
        and not exists (select 1 from "BillingRecord" r where r."certificateId" = c.id and r.kind = 'refund' and r.status <> 'failed')
      window same as (partition by c."orderId")
    ) ended cross join lateral (
      select coalesce(sum(b.amount) filter (where b.kind = 'charge' and b.status = 'succeeded'), 0) as paid,
        coalesce(sum(b.amount) filter (where b.kind = 'refund' and b.status <> 'failed'), 0) as back
      from "BillingRecord" b where b."orderId" = ended."orderId"
    ) money cross join lateral (
      select coalesce(sum(charge.since), 0) as since, coalesce(sum(charge."sinceFirst"), 0) as "sinceFirst"
      from (
        select p.amount, sum(r.amount) as back,
          sum(r.amount) filter (where r."certificateId" is null and r."createdAt" >= ended.since) as since,
          sum(r.amount) filter (where r."certificateId" is null and r."createdAt" >= ended."firstSince") as "sinceFirst"
        from "BillingRecord" p join "BillingRecord" r on r."chargeId" = p.id and r.kind = 'refund' and r.status <> 'failed'
        where p."orderId" = ended."orderId" and p.kind = 'charge' and p.status = 'succeeded' group by p.id
      ) charge where charge.back < charge.amount
    ) hand
    where (money.back = 0 or money.back < money.paid) and (hand.since < ended.price or hand."sinceFirst" < ended."allPrices")
      ${among ? Prisma.sql`and ended.id = any(${[...among]}::uuid[])` : Prisma.empty}
    order by ended.id`
}

/**
 * The certificates that ended and whose price the shop owes to the buyer, by id: `among` these only, or of all. Nothing is owed while the
 * payment is disputed: the buyer's bank takes that money back, or the shop keeps it, and Stripe refuses to refund it.
 */
export async function findOwedFor(tx: Tx, among?: readonly string[]): Promise<string[]> {
  return (await findKept(tx, among)).flatMap(({ id, isDisputed }) => (isDisputed ? [] : [id]))
}

type Certificate = { id: string; status: CertificateStatus; source: OrderSource }

/** How those of these certificates have ended whose buyers did not get their money back, by id. */
export async function howEnded(tx: Tx, certificates: readonly Certificate[]): Promise<Map<string, Ended>> {
  const ended = certificates.filter(({ status }) => REFUNDED.some((refunded) => refunded === status))
  const imported = ended.filter(({ source }) => source === 'import').map(({ id }) => [id, 'never_paid'] as const)
  const kept = await findKept(
    tx,
    ended.map(({ id }) => id),
  )
  return new Map<string, Ended>([...imported, ...kept.map(({ id, isDisputed }) => [id, isDisputed ? 'disputed' : 'owed'] as const)])
}
