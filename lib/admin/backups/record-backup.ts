import { db } from '../../db/client'

/** Records a backup that was made, so that the checklist and `npm run doctor` know of it. */
export async function recordBackup(made: { takenAt: Date; file: string; bytes: number; checksum: string }): Promise<void> {
  await db.backup.create({ data: { ...made, bytes: BigInt(made.bytes) } })
}

/** Returns when the last backup was made; null if there is none. */
export async function lastBackupAt(): Promise<Date | null> {
  return (await db.backup.findFirst({ orderBy: { takenAt: 'desc' }, select: { takenAt: true } }))?.takenAt ?? null
}
