import type { Actor } from '../../actor'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { hashToken, newToken } from '../../links/secrets'
import { err, ok, type Result } from '../../result'
import { noteOther } from '../lifecycle/notes/note-other'
import type { PullRefusal } from './create-link'
import { whyNotServed } from './may-serve'
import { type LinkOf, ownPullLink } from './own-link'
import { SERVED_SELECT } from './served-select'

/** Replaces the token of a link with a new one, which is returned once. The old token stops working. */
export function renewPullLink(actor: Actor, which: LinkOf): Promise<Result<{ token: string }, PullRefusal>> {
  return inTransaction(async (tx) => {
    const link = await tx.pullLink.findFirst({
      where: ownPullLink(actor, which),
      select: { id: true, certificate: { select: { id: true, userId: true, ...SERVED_SELECT } } },
    })
    if (!link) return err({ code: 'not-found' })
    if (whyNotServed(link.certificate)) return err({ code: 'not-served' })
    const token = newToken()
    const { count } = await tx.pullLink.updateMany({
      where: ownPullLink(actor, which),
      data: { tokenHash: hashToken(token), renewedAt: now() },
    })
    if (!count) return err({ code: 'not-found' })
    await noteOther(tx, actor, link.certificate, 'pull_link_renewed')
    return ok({ token })
  })
}
