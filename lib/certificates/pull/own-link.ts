import { z } from 'zod'
import type { Actor } from '../../actor'
import type { Prisma } from '../../db/generated/client'
import { ownCertificate } from '../lifecycle/access'

/** Identifies a link: its id, and the id of its certificate. */
export type LinkOf = { certificateId: string; linkId: string }

/** Returns the `where` clause of an active link on one of this actor's certificates. */
export function ownPullLink(actor: Actor, { certificateId, linkId }: LinkOf): Prisma.PullLinkWhereInput {
  const id = z.uuid().safeParse(linkId)
  return { id: { in: id.success ? [id.data] : [] }, revokedAt: null, certificate: ownCertificate(actor, certificateId, 'pull') }
}
