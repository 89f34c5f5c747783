import type { Actor } from '../actor'
import { ownCertificate } from '../certificates/lifecycle/access'
import { notePeople } from '../certificates/lifecycle/notes/note-people'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { isId } from './schema'

/** Revokes a helper link immediately, even for a browser that has it open. */
export function revokeHelperLink(
  actor: Actor,
  { certificateId, linkId }: { certificateId: string; linkId: string },
): Promise<Result<undefined, { code: 'not-found' }>> {
  return inTransaction(async (tx) => {
    if (actor.kind !== 'client' || !isId(linkId)) return err({ code: 'not-found' })
    const [revoked] = await tx.helperLink.updateManyAndReturn({
      where: { id: linkId, revokedAt: null, certificate: ownCertificate(actor, certificateId, 'people') },
      data: { revokedAt: now() },
      select: { name: true },
    })
    if (!revoked) return err({ code: 'not-found' })
    await notePeople(tx, certificateId, 'certificate.helper_link_revoked', actor, { name: revoked.name })
    return ok()
  })
}
