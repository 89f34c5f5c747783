import { db } from '../db/client'

/** An event that needs a document: a payment of an order, a refund that reached the buyer, or a refund that the bank returned. */
export type Missing = { id: string; of: 'charge' | 'refund' | 'returned_refund'; at: Date }

/** The number of rows per page. */
export const MISSING_PAGE = 200

/**
 * Lists a page of missing documents, oldest first, of one order or of all, starting after the last one on the previous page. A mismatched
 * or duplicate payment is not a sale: it gets no invoice, and its refund no credit note. An order that was given away gets no documents
 * either.
 */
export async function findMissing(orderId: string | null, after?: Missing): Promise<Missing[]> {
  return db.$queryRaw<Missing[]>`
    select id, "of", at from (
      select c.id, 'charge' as "of", c."createdAt" as at
        from "Charge" c join "Order" o on o.id = c."orderId" and o.source <> 'import'
       where (${orderId}::uuid is null or c."orderId" = ${orderId}::uuid)
         and not c."isInvoiced" and c.amount > 0
         and exists (select 1 from "OrderEvent" e where e."orderId" = o.id and e.kind = 'order.paid')
         and not exists (select 1 from "Charge" b where b."orderId" = o.id and (b."createdAt", b.id) < (c."createdAt", c.id))
      union all
      select r.id, case r.status when 'succeeded' then 'refund' else 'returned_refund' end, coalesce(r."settledAt", r."createdAt")
        from "Refund" r
       where (${orderId}::uuid is null or r."orderId" = ${orderId}::uuid)
         and exists (select 1 from "Invoice" i join "Charge" c on c.id = r."chargeId"
           where i."chargeId" = c.id or (c."paidBy" = 'account_credit' and i."orderId" = c."orderId" and i."chargeId" is not null))
         and ((r.status = 'succeeded'
               and not exists (select 1 from "Invoice" n where n."refundId" = r.id and n.kind = 'credit_note'))
           or (r.status = 'failed'
               and exists (select 1 from "Invoice" n where n."refundId" = r.id and n.kind = 'credit_note')
               and not exists (select 1 from "Invoice" n where n."refundId" = r.id and n.kind = 'invoice')))
    ) missing
     where ${after?.id ?? null}::uuid is null or (at, id) > (${after?.at ?? null}::timestamp, ${after?.id ?? null}::uuid)
     order by at, id limit ${MISSING_PAGE}`
}
