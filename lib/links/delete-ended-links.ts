import { db } from '../db/client'

/** Deletes up to `limit` codes and links, other than set-up links, that expired before the given time. */
export async function deleteEndedLinks(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "Link" where id in (
      select id from "Link" where "expiresAt" < ${before} and purpose <> 'set_up' limit ${limit})`
}

/** Deletes up to `limit` set-up links that expired before the given time. */
export async function deleteEndedSetUpLinks(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "Link" where id in (
      select id from "Link" where "expiresAt" < ${before} and purpose = 'set_up' limit ${limit})`
}
