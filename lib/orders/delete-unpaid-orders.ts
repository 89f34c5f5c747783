import { db } from '../db/client'
import { firstId } from '../db/new-id'

/**
 * Deletes up to `limit` orders that were placed before the given time and never paid, with their items, events and payment pages. An order
 * is not deleted while it has a payment, a certificate or an account credit movement, while one of its payment pages can still be paid, or
 * while an event about it has not been applied.
 */
export async function deleteUnpaidOrders(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "Order" where id in (
      select o.id from "Order" o
       where o.source <> 'import' and o.status in ('awaiting_payment', 'payment_failed', 'expired', 'cancelled')
         and o.id < ${firstId(before)}::uuid and o."createdAt" < ${before}
         and o."paidAt" is null
         and not exists (select 1 from "Charge" b where b."orderId" = o.id)
         and not exists (select 1 from "CreditMovement" k where k."orderId" = o.id)
         and not exists (select 1 from "Certificate" c where c."orderId" = o.id)
         and not exists (select 1 from "PaymentSession" s where s."orderId" = o.id
           and (s.status in ('creating', 'open') or s.status = 'complete' and s."paymentStatus" is distinct from 'failed'))
         and not exists (select 1 from "PaymentSession" s join "StripeEvent" v
             on v."objectId" = s."stripeSessionId" or v.payload #>> '{data,object,metadata,payment_session_id}' = s.id::text
           where s."orderId" = o.id and v."appliedAt" is null)
       order by o.id limit ${limit})`
}
