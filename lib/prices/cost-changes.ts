import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'

/** A cost at Enom that differs from the one staff based their prices on, in minor units of US dollars for one year. */
export type CostChange = { accountId: string; account: string; enomProdType: number; name: string; before: number; cost: number }

/** The maximum number of rows; Enom has fewer certificate types. */
const MAX_SHOWN = 200

/** Returns the costs that changed since staff last reviewed them. Empty for anyone but staff. */
export async function listCostChanges(actor: Actor): Promise<CostChange[]> {
  if (!mayStaff(actor, 'see')) return []
  return db.$queryRaw<CostChange[]>`
    select e."accountId", a.label as account, e."enomProdType", coalesce(t.name, e.name) as name, e."acceptedYearly" as before, e.yearly as cost
      from "EnomPrice" e join "EnomAccount" a on a.id = e."accountId"
      left join "CertificateType" t on t."enomProdType" = e."enomProdType"
     where e.enabled and e."acceptedYearly" <> e.yearly
     order by name, account limit ${MAX_SHOWN}`
}

/** Marks a changed cost as reviewed, so that it is no longer listed. A cost that has changed again since staff saw it stays listed. */
export async function acceptCostChange(
  actor: Actor,
  { accountId, enomProdType, cost }: Pick<CostChange, 'accountId' | 'enomProdType' | 'cost'>,
): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'products')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    const where = { accountId, enomProdType, yearly: cost }
    const before = await tx.enomPrice.findFirst({ where, select: { name: true, acceptedYearly: true } })
    if (!before) return err({ code: 'not-found' })
    await tx.enomPrice.updateMany({ where, data: { acceptedYearly: cost } })
    const subject = { kind: 'product' } as const
    await recordStaffAction(tx, actor, {
      action: 'product.accept_cost',
      subject,
      before,
      after: { name: before.name, acceptedYearly: cost },
    })
    return ok()
  })
}
