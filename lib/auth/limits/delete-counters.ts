import { db } from '../../db/client'

/** Deletes up to `limit` rate-limit counters that expired before the given time. */
export async function deleteCounters(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "RateLimiterFlexible" where key in (
      select key from "RateLimiterFlexible" where expire < ${before} limit ${limit})`
}

/** Deletes up to `limit` counter records to which no failed sign-in has been added since the given time. */
export async function deleteFailureCounters(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "FailureCounter" where counter in (select counter from "FailureCounter" where at < ${before} limit ${limit})`
}
