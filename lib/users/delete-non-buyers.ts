import { db } from '../db/client'

/**
 * Deletes up to `limit` clients who registered before a given time and have no order, certificate, account credit, basket, membership, open
 * offer, password, passkey or authenticator app and who were not disabled. People who deleted their account are included.
 */
export async function deleteNonBuyers(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "User" where id in (
      select u.id from "User" u
       where u.role = 'client' and u."passwordHash" is null and (u."disabledAt" is null or u."deletedAt" is not null) and u."createdAt" < ${before}
         and not exists (select 1 from "Order" o where o."userId" = u.id)
         and not exists (select 1 from "Certificate" c where c."userId" = u.id)
         and not exists (select 1 from "CreditMovement" k where k."userId" = u.id)
         and not exists (select 1 from "Cart" b where b."userId" = u.id)
         and not exists (select 1 from "Membership" m where m.email = u.email and m."endedAt" is null)
         and not exists (select 1 from "Transfer" t where t."toEmail" = u.email and t."acceptedAt" is null and t."closedAt" is null)
         and not exists (select 1 from "Passkey" p where p."userId" = u.id)
         and not exists (select 1 from "AuthenticatorApp" a where a."userId" = u.id)
       limit ${limit})`
}
