import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db/client'
import { hashToken, newToken } from '../../links/secrets'
import { err, ok, type Result } from '../../result'
import { ownCertificate } from '../lifecycle/access'

/**
 * Creates a new secret address for the actor's calendar of all their certificates or of one. The previous address stops working. Only the
 * token's hash is stored, so the address is shown only once.
 */
export async function renewCalendarAddress(actor: Actor, about: string): Promise<Result<string, { code: 'not-found' }>> {
  if (actor.kind !== 'client' && actor.kind !== 'order') return err({ code: 'not-found' })
  const isOwn =
    about === 'account' ? actor.kind === 'client' : (await db.certificate.count({ where: ownCertificate(actor, about, 'calendar') })) > 0
  if (!isOwn) return err({ code: 'not-found' })
  const token = newToken()
  const key = { userId: actor.userId, about }
  const secret = { tokenHash: hashToken(token), createdAt: now() }
  await db.calendarFeed.upsert({ where: { userId_about: key }, create: { ...key, ...secret }, update: secret })
  return ok(token)
}
