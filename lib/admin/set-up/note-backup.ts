import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'

/** Stores what staff wrote about the backup, and when. A shop without a `ShopSetUp` row counts as open, and stays open. */
export async function noteBackup(actor: Actor, { backup }: { backup: string }): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  const noted = { backup, backupNotedAt: now() }
  return inTransaction(async (tx) => {
    const before = await tx.shopSetUp.findUnique({ where: { id: 1 }, select: { backup: true } })
    await tx.shopSetUp.upsert({ where: { id: 1 }, create: { openedAt: now(), ...noted }, update: noted })
    await recordStaffAction(tx, actor, { action: 'settings.note_backup', subject: { kind: 'settings' }, before, after: { backup } })
    return ok()
  })
}
