import { db } from '../db/client'

/** Deletes up to `limit` clients from before a time who have no order, certificate, basket or password and were not disabled. */
export async function deleteNonBuyers(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "User" where id in (
      select u.id from "User" u
       where u.role = 'client' and u."passwordHash" is null and u."disabledAt" is null and u."createdAt" < ${before}
         and not exists (select 1 from "Order" o where o."userId" = u.id)
         and not exists (select 1 from "Certificate" c where c."userId" = u.id)
         and not exists (select 1 from "Cart" b where b."userId" = u.id)
       limit ${limit})`
}
