import type { Actor } from '../actor'
import { now } from '../clock'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'
import { openInvitation } from './open'
import { isId } from './schema'

/** Declines an invitation sent to the address that the actor is signed in with. */
export async function declineInvitation(actor: Actor, id: string): Promise<Result<undefined, { code: 'not-found' }>> {
  const person = actor.kind === 'client' && (await db.user.findUnique({ where: { id: actor.userId }, select: { email: true } }))
  if (!person || !isId(id)) return err({ code: 'not-found' })
  const at = now()
  const { count } = await db.membership.updateMany({ where: { id, email: person.email, ...openInvitation(at) }, data: { endedAt: at } })
  return count ? ok() : err({ code: 'not-found' })
}
