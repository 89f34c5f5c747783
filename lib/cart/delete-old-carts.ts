import { db } from '../db/client'

/** Deletes up to `limit` baskets that were last changed before the given time and are not referenced by an order. */
export async function deleteOldCarts(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "Cart" where id in (
      select c.id from "Cart" c
       where c."updatedAt" < ${before} and not exists (select 1 from "Order" o where o."cartId" = c.id)
       limit ${limit})`
}
