import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'

// Facts that Enom reports only after a purchase. One query fills in the missing facts for many certificates of an account.

type Named = { enomCertId: number; enomOrderId?: number | undefined }

/** Fills in Enom's order numbers. */
export async function fillOrderIds(accountId: string, certificates: readonly Named[]): Promise<void> {
  await db.$executeRaw`
    update "Certificate" c set "enomOrderId" = l."enomOrderId"
      from jsonb_to_recordset(${JSON.stringify(certificates)}::jsonb) as l("enomCertId" int, "enomOrderId" int)
     where c."enomAccountId" = ${accountId}::uuid and c."enomCertId" = l."enomCertId"
       and c."enomOrderId" is null and l."enomOrderId" is not null`
}

type Charged = { enomOrderId: number; taken: number }

/**
 * Fills in the costs of orders with one certificate, in minor units. A certificate gets a cost only if it is also the only one in its order
 * here.
 */
export async function fillCosts(accountId: string, orders: readonly Charged[]): Promise<void> {
  await inTransaction(
    (tx) => tx.$executeRaw`
      update "Certificate" c set cost = t.taken
        from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) as t("enomOrderId" int, taken int)
       where c."enomAccountId" = ${accountId}::uuid and c."enomOrderId" = t."enomOrderId" and c.cost is null
         and not exists (
           select 1 from "Certificate" o
            where o."enomAccountId" = ${accountId}::uuid and o."enomOrderId" = t."enomOrderId" and o.id <> c.id)`,
  )
}
