import { HOUR, later, now } from '../../clock'
import { db } from '../../db/client'
import { hashToken } from '../../links/secrets'
import { err, ok, type Result } from '../../result'
import { type NotServed, whyNotServed } from './may-serve'
import { SERVED_SELECT } from './served-select'

export type PulledFile = { leafPem: string; chainPem: string }

/**
 * Returns the latest file for a link's token, which takes the place of an actor. Unknown, replaced and revoked tokens all return
 * `not-found`. The time of a link's last use is stored to the hour, so most fetches write nothing.
 */
export async function fetchFile(token: string): Promise<Result<PulledFile, { code: 'not-found' | NotServed }>> {
  const link = await db.pullLink.findFirst({
    where: { tokenHash: hashToken(token), revokedAt: null },
    select: { id: true, lastFetchedAt: true, certificate: { select: SERVED_SELECT } },
  })
  if (!link) return err({ code: 'not-found' })
  const why = whyNotServed(link.certificate)
  if (why) return err({ code: why })
  const [file] = link.certificate.files
  if (!file) return err({ code: 'not-issued' })
  if (!link.lastFetchedAt || later(link.lastFetchedAt, HOUR) < now())
    await db.pullLink.updateMany({ where: { id: link.id }, data: { lastFetchedAt: now() } })
  return ok({ leafPem: file.leafPem, chainPem: file.chainPem })
}
