import { db } from '../../db/client'

/** Deletes up to `limit` records of ended sessions whose cookies expired before a time. */
export async function deleteEndedSessions(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "EndedSession" where id in (select id from "EndedSession" where "endsAt" < ${before} limit ${limit})`
}
