import { db } from '../../db/client'

/** Deletes up to `limit` address changes that expired before the given time. */
export async function deleteOldChanges(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "EmailChange" where id in (select id from "EmailChange" where "expiresAt" < ${before} limit ${limit})`
}
