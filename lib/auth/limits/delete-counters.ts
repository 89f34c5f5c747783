import { db } from '../../db/client'

/** Deletes up to `limit` rate-limit counters that ended before a time. */
export async function deleteCounters(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "RateLimiterFlexible" where key in (
      select key from "RateLimiterFlexible" where expire < ${before} limit ${limit})`
}

/** Deletes up to `limit` records of counters to which no failed sign-in was added since a time. */
export async function deleteFailureCounters(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "FailureCounter" where counter in (select counter from "FailureCounter" where at < ${before} limit ${limit})`
}
