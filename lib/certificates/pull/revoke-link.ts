import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db/client'
import { err, ok, type Result } from '../../result'
import { type LinkOf, ownPullLink } from './own-link'

/** Revokes a link. Afterwards it gets the same answer as a link that never existed. */
export async function revokePullLink(actor: Actor, which: LinkOf): Promise<Result<undefined, { code: 'not-found' }>> {
  const { count } = await db.pullLink.updateMany({ where: ownPullLink(actor, which), data: { revokedAt: now() } })
  return count ? ok() : err({ code: 'not-found' })
}
