import type { Actor } from '../../actor'
import { db } from '../../db/client'

/** Returns which kinds of email the actor has switched off. */
export async function listMuted(actor: Actor): Promise<string[]> {
  if (actor.kind !== 'client') return []
  return (await db.user.findUnique({ where: { id: actor.userId }, select: { mutedMails: true } }))?.mutedMails ?? []
}
