import type { Actor } from '../actor'
import { now } from '../clock'
import { db } from '../db/client'
import { hashToken } from '../links/secrets'

export type Helper = Extract<Actor, { kind: 'helper' }>

/** Returns the helper that a link's token identifies, or null if the token is unknown, expired or revoked. Changes nothing. */
export async function findHelper(token: string): Promise<Helper | null> {
  const link = await db.helperLink.findFirst({
    where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: now() } },
    select: { id: true, certificateId: true, step: true },
  })
  return link && { kind: 'helper', linkId: link.id, certificateId: link.certificateId, step: link.step }
}
