import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import type { Brand } from './read-brand'

/** Saves what the shop calls itself. Mails that wait are sent with the new name. */
export async function saveBrand(actor: Actor, { name }: Brand): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  await inTransaction(async (tx) => {
    const before = await tx.brand.findUnique({ where: { id: 1 }, select: { name: true } })
    await tx.brand.upsert({ where: { id: 1 }, create: { id: 1, name }, update: { name } })
    await recordStaffAction(tx, actor, { action: 'settings.brand', subject: { kind: 'settings' }, before, after: { name } })
  })
  return ok()
}
