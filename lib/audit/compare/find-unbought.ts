import { DAY } from '../../clock'
import { db } from '../../db/client'
import { recordFound } from './record-found'
import type { Run } from './run'

/** A certificate that was paid for or activated longer ago than this and is still not bought is a difference. */
const UNBOUGHT_AFTER_MS = DAY

/**
 * Finds certificates that were paid for over a day ago but not bought, and paid orders that never got their certificates, for products sold
 * through this account.
 */
export async function findUnbought(run: Run): Promise<void> {
  const before = new Date(run.startedAt.getTime() - UNBOUGHT_AFTER_MS)
  const unbought = await db.$queryRaw<{ id: string; orderId: string; number: number; product: string }[]>`
    select c.id, o.id as "orderId", o.number, i."productName" as product
      from "Certificate" c
      join "OrderItem" i on i.id = c."orderItemId" join "Product" p on p.id = i."productId" join "Order" o on o.id = c."orderId"
     where c.stage = 'purchase' and c.hold is distinct from 'activation' and c."createdAt" < ${before}
       and coalesce(p."enomAccountId", (select a.id from "EnomAccount" a where a."isDefault" limit 1)) = ${run.accountId}::uuid
       and not exists (
         select 1 from "CertificateEvent" e
          where e."certificateId" = c.id and e.kind = 'certificate.activated' and e.at >= ${before})`
  const empty = await db.$queryRaw<{ orderId: string; number: number; wanted: number; made: number }[]>`
    select o.id as "orderId", o.number, sum(i.quantity)::int as wanted, sum(made.count)::int as made
      from "Order" o
      join "OrderItem" i on i."orderId" = o.id join "Product" p on p.id = i."productId"
      cross join lateral (select count(*) from "Certificate" c where c."orderItemId" = i.id) made
     where o.status = 'paid' and o.source <> 'import' and coalesce(o."paidAt", o."createdAt") < ${before}
       and coalesce(p."enomAccountId", (select a.id from "EnomAccount" a where a."isDefault" limit 1)) = ${run.accountId}::uuid
     group by o.id having sum(made.count) < sum(i.quantity)`
  await recordFound(run, [
    ...unbought.map(({ id, orderId, number, product }) => ({
      kind: 'paid_not_bought' as const,
      about: `unbought:${id}`,
      certificateId: id,
      detail: { orderId, orderNumber: number, product },
    })),
    ...empty.map(({ orderId, number, wanted, made }) => ({
      kind: 'paid_not_bought' as const,
      about: `order:${number}`,
      detail: { orderId, orderNumber: number, wanted, made },
    })),
  ])
}
