import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { tellHelperOpened } from '../certificates/notify/buyer'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { hashToken } from '../links/secrets'
import { err, ok, type Result } from '../result'

/**
 * Records the use of a helper link, so that the owner sees when it was used. The first use is added to the certificate's history and
 * emailed to the owner.
 */
export function openHelperLink(token: string): Promise<Result<undefined, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    const at = now()
    const live = { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: at } }
    const first = await tx.helperLink.updateManyAndReturn({
      where: { ...live, firstUsedAt: null },
      data: { firstUsedAt: at, lastUsedAt: at },
      select: { id: true, certificateId: true, step: true, name: true },
    })
    for (const { id: linkId, certificateId, step, name } of first) {
      await notePeople(tx, certificateId, 'certificate.helper_link_opened', { kind: 'helper', linkId, certificateId, step }, { step })
      await tellHelperOpened(tx, certificateId, { linkId, helper: name })
    }
    if (first.length) return ok()
    const { count } = await tx.helperLink.updateMany({ where: live, data: { lastUsedAt: at } })
    return count ? ok() : err({ code: 'not-found' })
  })
}
