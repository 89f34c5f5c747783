import { now } from '../../clock'
import type { Tx } from '../../db/transaction'

/**
 * Takes off sale any product or term that Enom no longer sells according to the account's price list. Only staff can put it back on sale;
 * this never happens automatically. Certificates already bought keep working.
 */
export async function withdrawUnsold(tx: Tx, accountId: string): Promise<void> {
  const at = now()
  await tx.$executeRaw`
    with gone as (
      update "ProductChoice" c set active = false, "withdrawnAt" = ${at}
        from "Product" p, "CertificateType" t, "EnomPrice" e
       where c.active and p.id = c."productId" and t.code = c."typeCode" and e."enomProdType" = t."enomProdType"
         and e."accountId" = ${accountId}::uuid
         and coalesce(p."enomAccountId", (select d.id from "EnomAccount" d where d."isDefault" limit 1)) = e."accountId"
         and (not e.enabled or cardinality(e.years) > 0 and c.years <> all(e.years))
      returning c."productId"
    )
    update "Product" set "updatedAt" = ${at} where id in (select "productId" from gone)`
}
