import type { Actor } from '../../actor'
import { db } from '../../db/client'

/** Returns whether the actor has a calendar about `account` or one certificate, so that a new address would end one in use. */
export async function hasCalendar(actor: Actor, about: string): Promise<boolean> {
  if (actor.kind !== 'client' && actor.kind !== 'order') return false
  return (await db.calendarFeed.count({ where: { userId: actor.userId, about } })) > 0
}
