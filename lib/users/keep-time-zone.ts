import { db } from '../db/client'
import { zoneOf } from '../zone'

/** Stores the time zone of someone's browser in their account, unless the account already has one. An unknown zone name is ignored. */
export async function keepTimeZone(userId: string, name: string | null): Promise<void> {
  const timeZone = zoneOf(name)
  if (timeZone) await db.user.updateMany({ where: { id: userId, timeZone: null }, data: { timeZone } })
}
