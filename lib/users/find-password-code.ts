import { now } from '../clock'
import { db } from '../db/client'

/** Returns the latest emailed code for setting a password if it is still valid, otherwise null. */
export async function findPasswordCode(email: string): Promise<{ linkId: string } | null> {
  const link = await db.link.findFirst({
    where: { email, purpose: 'set_password', usedAt: null, replacedAt: null, expiresAt: { gt: now() }, attemptsLeft: { gt: 0 } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  return link && { linkId: link.id }
}
