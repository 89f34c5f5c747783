import { now } from '../../clock'
import { db } from '../../db/client'
import { inTransaction, type Tx } from '../../db/transaction'

/** Updates the catalogue with all scheduled prices that are due. Safe to run at any time and any number of times. */
export async function applyDuePrices(): Promise<void> {
  if (await db.priceChange.findFirst({ where: { appliedAt: null, validFrom: { lte: now() } }, select: { id: true } })) {
    await inTransaction(applyDue)
  }
}

/**
 * Applies due prices in the caller's transaction. Verbs that change prices call it first, so that an older scheduled price never overwrites
 * theirs. If a price has several changes due, the latest one applies.
 */
export async function applyDue(tx: Tx): Promise<void> {
  const at = now()
  await tx.$executeRaw`
    with due as (
      update "PriceChange" d set "appliedAt" = ${at}, before = c.amount from "ProductChoice" c
      where c.id = d."choiceId" and d."appliedAt" is null and d."validFrom" <= ${at}
      returning d."choiceId", d.amount, d.unprotected, d."validFrom", d.id
    ), newest as (
      select distinct on ("choiceId") * from due order by "choiceId", "validFrom" desc, id desc
    ), changed as (
      update "ProductChoice" c set amount = n.amount, unprotected = n.unprotected from newest n where c.id = n."choiceId"
      returning c."productId"
    )
    update "Product" set "updatedAt" = ${at} where id in (select "productId" from changed)`
}
