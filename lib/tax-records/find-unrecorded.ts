import { DAY, earlier, now } from '../clock'
import { db } from '../db/client'

/**
 * A record that Stripe Tax still needs: a sale whose tax it calculated (`source` is its calculation), a refund of one (`source` is the
 * sale's transaction), or a refund that the bank returned (`source` is the refund's transaction). `amount` includes tax.
 */
export type Unrecorded = { id: string; orderId: string; number: number; amount: number; currency: string; source: string }
export type RecordKind = 'sale' | 'refund' | 'returned'

/** The maximum number of rows in one list. */
export const RECORDS_PAGE = 200

/** Stripe creates no transaction from a calculation older than this. */
const CALCULATION_STANDS = 90 * DAY

/** Lists a page of unreported records, of one order or of all, continuing after the last record of the previous page. */
export function findUnrecorded(kind: RecordKind, orderId: string | null, after?: Unrecorded): Promise<Unrecorded[]> {
  return { sale: sales, refund: refunds, returned }[kind](orderId, after?.id ?? null)
}

/** As with invoices, neither a payment that did not match its order nor an order that was given away is a sale. */
function sales(orderId: string | null, after: string | null): Promise<Unrecorded[]> {
  return db.$queryRaw<Unrecorded[]>`
    select o.id, o.id as "orderId", o.number, o.total as amount, o.currency, o."taxCalculation" as source
      from "Order" o
     where o."taxCalculation" is not null and o."paidAt" is not null and o."createdAt" > ${earlier(now(), CALCULATION_STANDS)}
       and (${orderId}::uuid is null or o.id = ${orderId}::uuid) and (${after}::uuid is null or o.id > ${after}::uuid)
       and exists (select 1 from "OrderEvent" e where e."orderId" = o.id and e.kind = 'order.paid')
       and exists (select 1 from "Charge" c where c."orderId" = o.id and c.amount > 0)
       and not exists (select 1 from "TaxRecord" t where t."orderId" = o.id and t."refundId" is null)
     order by o.id limit ${RECORDS_PAGE}`
}

/** Refunding a duplicate payment does not reverse a sale. */
function refunds(orderId: string | null, after: string | null): Promise<Unrecorded[]> {
  return db.$queryRaw<Unrecorded[]>`
    select r.id, r."orderId", o.number, r.amount, r.currency, t."stripeId" as source
      from "TaxRecord" t
      join "Order" o on o.id = t."orderId"
      join "Refund" r on r."orderId" = o.id and r.status = 'succeeded'
      join "Charge" c on c.id = r."chargeId"
     where t."refundId" is null
       and (${orderId}::uuid is null or o.id = ${orderId}::uuid) and (${after}::uuid is null or r.id > ${after}::uuid)
       and coalesce(r."settledAt", r."createdAt") > ${earlier(now(), CALCULATION_STANDS)}
       and (c."paidBy" = 'account_credit' or not exists (
         select 1 from "Charge" b where b."orderId" = o.id and (b."createdAt", b.id) < (c."createdAt", c.id)))
       and not exists (select 1 from "TaxRecord" x where x."refundId" = r.id)
     order by r.id limit ${RECORDS_PAGE}`
}

function returned(orderId: string | null, after: string | null): Promise<Unrecorded[]> {
  return db.$queryRaw<Unrecorded[]>`
    select r.id, r."orderId", o.number, r.amount, r.currency, t."stripeId" as source
      from "TaxRecord" t
      join "Refund" r on r.id = t."refundId" and r.status = 'failed'
      join "Order" o on o.id = r."orderId"
     where t."returnedAt" is null
       and (${orderId}::uuid is null or o.id = ${orderId}::uuid) and (${after}::uuid is null or r.id > ${after}::uuid)
     order by r.id limit ${RECORDS_PAGE}`
}
