import type { Actor } from '../../actor'
import { db } from '../../db/client'

/** Removes a saved view of this person. Does nothing if the view no longer exists or belongs to someone else. */
export async function removeView(actor: Actor, id: string): Promise<void> {
  if (actor.kind !== 'staff') return
  await db.savedView.deleteMany({ where: { id, userId: actor.userId } })
}
