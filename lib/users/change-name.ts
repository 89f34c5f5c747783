import type { Actor } from '../actor'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'

/** Sets the name that the shop uses for the actor. An empty name removes it. */
export async function changeName(actor: Actor, name: string): Promise<Result<undefined, { code: 'not-allowed' }>> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return err({ code: 'not-allowed' })
  await db.user.update({ where: { id: actor.userId }, data: { name: name.trim() || null } })
  return ok()
}
