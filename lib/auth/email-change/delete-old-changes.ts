import { db } from '../../db/client'

/** Deletes up to `limit` changes of address that expired before a time. */
export async function deleteOldChanges(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "EmailChange" where id in (select id from "EmailChange" where "expiresAt" < ${before} limit ${limit})`
}
