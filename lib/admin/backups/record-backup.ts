import { db } from '../../db/client'

/** Records that a backup was made, for the checklist and `npm run doctor`. */
export async function recordBackup(made: { takenAt: Date; file: string; bytes: number; checksum: string }): Promise<void> {
  await db.backup.create({ data: { ...made, bytes: BigInt(made.bytes) } })
}
