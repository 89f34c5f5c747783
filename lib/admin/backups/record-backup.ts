import { db } from '../../db/client'

/** Records a backup that was made, so that the checklist and `npm run doctor` know of it. */
export async function recordBackup(made: { takenAt: Date; file: string; bytes: number; checksum: string }): Promise<void> {
  await db.backup.create({ data: { ...made, bytes: BigInt(made.bytes) } })
}
