import { now } from '../clock'
import type { Prisma } from '../db/generated/client'
import { hashToken } from '../links/secrets'

/** Returns the `where` condition for the link with this token, if it leads to a quote and is still valid. */
export function liveLink(token: string): Prisma.LinkWhereInput {
  return { tokenHash: hashToken(token), purpose: 'quote', replacedAt: null, expiresAt: { gt: now() } }
}
