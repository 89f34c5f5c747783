import { db } from '../../db/client'

/** Deletes up to `limit` rate-limit counters that ended before a time. */
export async function deleteCounters(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "RateLimiterFlexible" where key in (
      select key from "RateLimiterFlexible" where expire < ${before} limit ${limit})`
}
