import { type Actor, TOKEN_SCOPES, type TokenScope } from '../actor'
import { later, MINUTE, now } from '../clock'
import { db } from '../db/client'
import { hashToken } from '../links/secrets'

export type TokenActor = Extract<Actor, { kind: 'token' }>

/** `Bearer km_…` (RFC 6750 §2.1): the prefix and 256 bits in base64url. */
const BEARER = /^Bearer +(km_[\w-]{43})$/i

/**
 * Returns the actor of an Authorization header; null for a token that is unknown, expired or revoked. The time of last use is stored with
 * minute precision, so most requests write nothing.
 */
export async function findToken(authorization: string | null): Promise<TokenActor | null> {
  const token = BEARER.exec(authorization ?? '')?.[1]
  if (!token) return null
  const at = now()
  const row = await db.apiToken.findFirst({ where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: at } } })
  if (!row) return null
  if (!row.lastUsedAt || later(row.lastUsedAt, MINUTE) <= at)
    await db.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: at } })
  return { kind: 'token', tokenId: row.id, scopes: readScopes(row.scopes) }
}

/** Returns only the scopes that this version recognises. */
export function readScopes(stored: readonly string[]): TokenScope[] {
  return TOKEN_SCOPES.filter((scope) => stored.includes(scope))
}
