import type { Actor } from '../../actor'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { noteOther } from '../lifecycle/notes/note-other'
import { type LinkOf, ownPullLink } from './own-link'

/**
 * Revokes a link. From then on it serves no file, like a link that never existed. A server that already has the latest file may still be
 * told for ten seconds that it has not changed (web/pulled-files.ts).
 */
export function revokePullLink(actor: Actor, which: LinkOf): Promise<Result<undefined, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    const [link] = await tx.pullLink.updateManyAndReturn({
      where: ownPullLink(actor, which),
      data: { revokedAt: now() },
      select: { certificate: { select: { id: true, userId: true } } },
    })
    if (!link) return err({ code: 'not-found' })
    await noteOther(tx, actor, link.certificate, 'pull_link_revoked')
    return ok()
  })
}
