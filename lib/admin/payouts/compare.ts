import { DAY, earlier, now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import type { PayoutDifferenceKind } from '../../db/generated/enums'

/** How far back both sides are compared. Open differences are compared regardless of age. */
const COMPARED = 120 * DAY
/** The maximum time from a payment to its payout. Bank debits take several days, and some payout schedules add more. */
const PAID_OUT_WITHIN = 14 * DAY
/**
 * The maximum number of differences reported at a time. An account shared with another program may have any number of unknown payments; the
 * others are reported once these are settled.
 */
export const MOST = 500

export type FoundDifference = {
  kind: PayoutDifferenceKind
  about: string
  payoutId: string | null
  orderId: string | null
  stripeAmount: number | null
  stripeCurrency: string | null
  ourAmount: number | null
  ourCurrency: string | null
}

const PAYMENT = Prisma.sql`m.type in ('charge', 'payment')`
const REFUND = Prisma.sql`m.type in ('refund', 'payment_refund')`

/** SQL: whether an item dated `at` is compared, because it is recent or has an open difference. */
const isCompared = (at: Prisma.Sql, about: Prisma.Sql) => Prisma.sql`
  (${at} >= ${earlier(now(), COMPARED)} or exists (select 1 from "PayoutDifference" d where d."resolvedAt" is null and d.about = ${about}))`

/**
 * Returns the differences between Stripe's payouts and the books. An item is reported missing at Stripe only if every payout was read
 * completely, and only for the time between the first payout and a few days before the last.
 */
export async function compare(): Promise<FoundDifference[]> {
  const told = await db.$queryRaw<FoundDifference[]>`
    with stripe as (
      select m.source as about, min(m."payoutId") as "payoutId", abs(min(m."sourceAmount")) as amount, min(m."sourceCurrency") as currency,
             bool_or(${REFUND}) as "isRefund"
        from "StripeMovement" m
       where m.source is not null and (${PAYMENT} or ${REFUND}) and ${isCompared(Prisma.sql`m.at`, Prisma.sql`m.source`)}
       group by 1),
    pairs as (
      select s.*, coalesce(c."orderId", r."orderId") as "orderId", coalesce(c.amount, r.amount) as ours,
             coalesce(c.currency, r.currency) as "ourCurrency"
        from stripe s
        left join "Charge" c on not s."isRefund" and c."stripeId" = s.about
        left join "Refund" r on s."isRefund" and r."stripeId" = s.about)
    select case when ours is null then 'not_here' when "ourCurrency" <> currency then 'other_currency' else 'other_amount' end as kind,
           about, "payoutId", "orderId", amount as "stripeAmount", currency as "stripeCurrency", ours as "ourAmount", "ourCurrency"
      from pairs where ours is null or "ourCurrency" <> currency or ours <> amount
     order by about limit ${MOST}`
  return [...told, ...(await findNotAtStripe())]
}

async function findNotAtStripe(): Promise<FoundDifference[]> {
  const { _min, _max } = await db.stripePayout.aggregate({
    where: { isAutomatic: true },
    _min: { createdAt: true },
    _max: { createdAt: true },
  })
  const unread = await db.stripePayout.findFirst({ where: { isAutomatic: true, readAt: null }, select: { id: true } })
  if (unread || !_min.createdAt || !_max.createdAt) return []
  const [from, until] = [_min.createdAt, earlier(_max.createdAt, PAID_OUT_WITHIN)]
  const isDue = (at: Prisma.Sql, about: Prisma.Sql) => Prisma.sql`
    ${at} >= ${from} and ${at} < ${until} and ${isCompared(at, about)}
    and not exists (select 1 from "StripeMovement" m where m.source = ${about})`
  return db.$queryRaw<FoundDifference[]>`
    select 'not_at_stripe' as kind, "stripeId" as about, null as "payoutId", "orderId", null::int as "stripeAmount", null as "stripeCurrency",
           amount as "ourAmount", currency as "ourCurrency"
      from (
        select c."stripeId", c."orderId", c.amount, c.currency from "Charge" c
         where c."stripeId" like 'pi\\_%' and ${isDue(Prisma.sql`c."createdAt"`, Prisma.sql`c."stripeId"`)}
        union all
        select r."stripeId", r."orderId", r.amount, r.currency from "Refund" r
         where r."stripeId" is not null and r.status = 'succeeded' and ${isDue(Prisma.sql`r."createdAt"`, Prisma.sql`r."stripeId"`)}
      ) ours order by 2 limit ${MOST}`
}
