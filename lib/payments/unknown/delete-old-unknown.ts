import { db } from '../../db/client'

/** Deletes up to `limit` payments without an order that were rebuilt or refunded before a given time. Their orders are kept. */
export async function deleteOldUnknown(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "UnknownPayment" where id in (select id from "UnknownPayment" where "resolvedAt" < ${before} limit ${limit})`
}
