import { db } from '../../db/client'

/** Deletes up to `limit` sessions whose cookies expired before the given time. */
export async function deleteEndedSessions(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "Session" where id in (select id from "Session" where "endsAt" < ${before} limit ${limit})`
}
