import { z } from 'zod'
import type { Actor } from '../../actor'
import type { Prisma } from '../../db/generated/client'
import { ownCertificate } from '../lifecycle/access'

/** Which link is meant: its id, and the id of its certificate. */
export type LinkOf = { certificateId: string; linkId: string }

/** Returns the `where` of a link that still works, if its certificate is this actor's. */
export function ownPullLink(actor: Actor, { certificateId, linkId }: LinkOf): Prisma.PullLinkWhereInput {
  const id = z.uuid().safeParse(linkId)
  return { id: { in: id.success ? [id.data] : [] }, revokedAt: null, certificate: ownCertificate(actor, certificateId, 'pull') }
}
