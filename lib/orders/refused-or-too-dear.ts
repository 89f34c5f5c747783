import { Prisma } from '../db/generated/client'

/**
 * The certificates of paid orders that Enom has refused to sell or sells too dear, each with its price and `since` when;
 * not those whose payment is disputed.
 * The trouble is counted from its first event since staff last did something about the certificate: trying again by itself, which the
 * shop does each time a price list is read, does not start the time anew.
 */
export const REFUSED_OR_TOO_DEAR = Prisma.sql`
  select c.id, i."typeName" as name, i."unitAmount" as amount, o.currency, coalesce((
    select min(e.at) from "CertificateEvent" e
    where e."certificateId" = c.id
      and (e."to" = 'purchase_failed' or (e."to" = 'purchase_blocked' and e.detail->>'blocker' = 'cost_risen'))
      and e.at > coalesce((
        select max(s.at) from "CertificateEvent" s where s."certificateId" = c.id and s.actor like 'staff:%'), '-infinity')
  ), c."statusSince") as since
  from "Certificate" c join "Order" o on o.id = c."orderId" join "OrderItem" i on i.id = c."orderItemId"
  where o.status = 'paid' and o."disputedAt" is null
    and (c.status = 'purchase_failed' or (c.status = 'purchase_blocked' and c.blocker = 'cost_risen'))`
