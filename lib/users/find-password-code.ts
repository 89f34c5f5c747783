import { now } from '../clock'
import { db } from '../db/client'

/** The newest code that was mailed to set a password and still works; null when there is none. */
export async function findPasswordCode(email: string): Promise<{ linkId: string } | null> {
  const link = await db.link.findFirst({
    where: { email, purpose: 'set_password', usedAt: null, replacedAt: null, expiresAt: { gt: now() }, attemptsLeft: { gt: 0 } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  return link && { linkId: link.id }
}
