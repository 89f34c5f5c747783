import { type Actor, isStaff } from '../actor'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { err, ok, type Result } from '../result'
import type { SellerInput } from './schema'

/** Saves who sells, and has the documents made that waited for it. Those made before stay as they are. */
export async function saveSeller(actor: Actor, seller: SellerInput): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  await inTransaction(async (tx) => {
    await tx.seller.upsert({ where: { id: 1 }, create: { id: 1, ...seller }, update: seller })
    await enqueue(tx, 'invoice.issue_missing', {})
  })
  return ok()
}
