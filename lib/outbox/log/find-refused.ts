import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'

export type RefusedMail = { kind: string; to: string; at: Date; words: string }

/** Returns, for staff, the latest email to an address if the mail server refused it. Returns null once a later email has been sent. */
export async function findRefused(actor: Actor, to: string): Promise<RefusedMail | null> {
  if (!mayStaff(actor, 'see')) return null
  const newest = await db.mail.findFirst({
    // The range makes PostgreSQL use the address index. Otherwise it would scan all emails to a busy address, newest first.
    where: { to: { gte: to, lte: to }, status: { not: 'queued' } },
    orderBy: [{ to: 'desc' }, { id: 'desc' }],
    select: { kind: true, createdAt: true, refused: true, lastError: true },
  })
  if (!newest?.refused || newest.lastError === null) return null
  const { kind, createdAt, lastError } = newest
  return { kind, to, at: createdAt, words: lastError }
}
