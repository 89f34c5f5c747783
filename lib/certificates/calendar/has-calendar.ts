import type { Actor } from '../../actor'
import { db } from '../../db/client'

/** Returns whether the actor already has a calendar for `account` or for a certificate. Creating a new one would replace its address. */
export async function hasCalendar(actor: Actor, about: string): Promise<boolean> {
  if (actor.kind !== 'client' && actor.kind !== 'order') return false
  return (await db.calendarFeed.count({ where: { userId: actor.userId, about } })) > 0
}
