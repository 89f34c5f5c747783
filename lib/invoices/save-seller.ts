import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import type { ChangedSince } from '../audit-log/stale-text'
import { inTransaction } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import { versionOf } from '../version-of'
import type { SellerInput } from './schema'

/** Saves the seller and enqueues the documents that were waiting for it. Existing documents don't change. */
export async function saveSeller(
  actor: Actor,
  { version, ...seller }: SellerInput,
): Promise<Result<undefined, { code: 'not-found' } | ChangedSince>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Seller" where id = 1 for update`
    const before = await tx.seller.findUnique({ where: { id: 1 }, omit: { id: true } })
    if (before && version && versionOf(before) !== version)
      return err({ code: 'changed-since', version: versionOf(before), theirs: before, yours: seller })
    await tx.seller.upsert({ where: { id: 1 }, create: { id: 1, ...seller }, update: seller })
    await enqueue(tx, 'invoice.issue_missing', {})
    await recordStaffAction(tx, actor, { action: 'settings.seller', subject: { kind: 'settings' }, before, after: seller })
    return ok()
  })
}
