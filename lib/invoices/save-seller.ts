import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import type { SellerInput } from './schema'

/** Saves who sells, and has the documents made that waited for it. Those made before stay as they are. */
export async function saveSeller(actor: Actor, seller: SellerInput): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  await inTransaction(async (tx) => {
    const before = await tx.seller.findUnique({ where: { id: 1 } })
    await tx.seller.upsert({ where: { id: 1 }, create: { id: 1, ...seller }, update: seller })
    await enqueue(tx, 'invoice.issue_missing', {})
    await recordStaffAction(tx, actor, { action: 'settings.seller', subject: { kind: 'settings' }, before, after: seller })
  })
  return ok()
}
