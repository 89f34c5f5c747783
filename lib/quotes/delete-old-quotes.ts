import { db } from '../db/client'

/** Deletes up to `limit` quotes that expired before a given time without becoming an order. */
export async function deleteOldQuotes(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "Quote" where id in (select id from "Quote" where "orderId" is null and "validUntil" < ${before} limit ${limit})`
}
