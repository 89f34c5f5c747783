import type { Actor, TokenScope } from '../actor'
import { now } from '../clock'
import { db } from '../db/client'
import { mayStaff } from '../permissions'
import { readScopes } from './find-token'

export type TokenRow = {
  id: string
  name: string
  scopes: TokenScope[]
  state: 'valid' | 'expired' | 'revoked'
  /** The email address of the person who created the token; null if that person's account was deleted. */
  by: string | null
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
}

const MAX_ROWS = 200

/** Lists the API tokens, newest first. Empty unless the actor is staff with a role that includes them. */
export async function listTokens(actor: Actor): Promise<TokenRow[]> {
  if (!mayStaff(actor, 'api')) return []
  const rows = await db.apiToken.findMany({ orderBy: { id: 'desc' }, take: MAX_ROWS })
  const ids = [...new Set(rows.flatMap(({ createdBy }) => (createdBy.startsWith('staff:') ? [createdBy.slice('staff:'.length)] : [])))]
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } })
  const emails = new Map(people.map(({ id, email }) => [`staff:${id}`, email]))
  const at = now()
  return rows.map(({ id, name, scopes, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
    ...{ id, name, createdAt, expiresAt, lastUsedAt },
    scopes: readScopes(scopes),
    by: emails.get(createdBy) ?? null,
    state: revokedAt ? 'revoked' : expiresAt <= at ? 'expired' : 'valid',
  }))
}
