import type { Actor } from '../../actor'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'

/** Keeps what staff say about the backup, and when they said it. A shop without a row is open, and stays so. */
export async function noteBackup(actor: Actor, { backup }: { backup: string }): Promise<Result<undefined, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  const noted = { backup, backupNotedAt: now() }
  return inTransaction(async (tx) => {
    await tx.shopSetUp.upsert({ where: { id: 1 }, create: { openedAt: now(), ...noted }, update: noted })
    return ok()
  })
}
