import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'

/**
 * The orders whose buyers are still owed money because a refund failed, by id: the oldest, so many at most. None for anybody but staff.
 * A failed refund is made up for, and no longer counts, when
 *
 * - its certificate is not cancelled (any more): the buyer gets that, or a person decides about it,
 * - all of the payment it was to be taken from went back, or
 * - as much as it came to went back of that payment by refunds asked for after it, for the same certificate or for none by name: staff
 *   refund like that in Stripe's dashboard.
 *
 * Only money that has arrived counts, not what is on its way. Nothing of an order whose payment is disputed is owed: the bank decides.
 */
export async function findOwed(actor: Actor, { limit }: { limit: number }): Promise<string[]> {
  if (!isStaff(actor)) return []
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct o.id
    from "BillingRecord" f join "Order" o on o.id = f."orderId" left join "BillingRecord" c on c.id = f."chargeId" cross join lateral (
      select coalesce(sum(s.amount), 0) as ever, coalesce(sum(s.amount) filter (
        where s."createdAt" > f."createdAt" and (s."certificateId" is null or s."certificateId" = f."certificateId")), 0) as since
      from "BillingRecord" s
      where s."orderId" = f."orderId" and s."chargeId" = f."chargeId" and s.kind = 'refund' and s.status = 'succeeded') back
    where f.kind = 'refund' and f.status = 'failed' and back.since < f.amount and (c.id is null or back.ever < c.amount)
      and o.status in ('paid', 'needs_review') and not exists (select 1 from "Dispute" d where d."orderId" = o.id and d.status in ('open', 'lost'))
      and not exists (select 1 from "Certificate" t where t.id = f."certificateId" and t.status <> 'cancelled')
    order by o.id limit ${limit}`
  return rows.map(({ id }) => id)
}
