import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { ownCertificate } from '../lifecycle/access'

/** A link as its owner sees it, without the token. */
export type PullLinkView = { id: string; label: string; createdAt: Date; renewedAt: Date | null; lastFetchedAt: Date | null }

/** Returns the active links of a certificate, oldest first. Empty if the certificate is not the actor's. */
export function listPullLinks(actor: Actor, certificateId: string): Promise<PullLinkView[]> {
  return db.pullLink.findMany({
    where: { revokedAt: null, certificate: ownCertificate(actor, certificateId, 'pull') },
    select: { id: true, label: true, createdAt: true, renewedAt: true, lastFetchedAt: true },
    orderBy: { id: 'asc' },
  })
}
