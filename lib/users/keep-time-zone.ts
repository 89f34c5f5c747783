import { db } from '../db/client'
import { zoneOf } from '../zone'

/** Keeps the time zone of the browser someone signed in with, unless their account has one. A name that is not a zone is ignored. */
export async function keepTimeZone(userId: string, name: string | null): Promise<void> {
  const timeZone = zoneOf(name)
  if (timeZone) await db.user.updateMany({ where: { id: userId, timeZone: null }, data: { timeZone } })
}
