import { type Actor, actorName, type TokenScope } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { DAY, later, now } from '../clock'
import { inTransaction } from '../db/transaction'
import { hashToken, newToken } from '../links/secrets'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'

export type TokenRefusal = { code: 'not-found' | 'too-many-tokens' | 'revoked-already' }

/** The maximum number of tokens that may be valid at the same time. */
export const MAX_TOKENS = 50
/** Prefix by which people and secret scanners recognise a leaked token. */
const TOKEN_PREFIX = 'km_'

type Wanted = { name: string; scopes: readonly TokenScope[]; days: number }

/**
 * Creates an API token. The token is returned only once; only its hash is stored. It belongs to the shop and outlives its creator's
 * account.
 */
export function makeToken(actor: Actor, { name, scopes, days }: Wanted): Promise<Result<{ token: string }, TokenRefusal>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'api')) return err({ code: 'not-found' })
    const at = now()
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('api-tokens', 0))`
    if ((await tx.apiToken.count({ where: { revokedAt: null, expiresAt: { gt: at } } })) >= MAX_TOKENS)
      return err({ code: 'too-many-tokens' })
    const token = `${TOKEN_PREFIX}${newToken()}`
    const expiresAt = later(at, days * DAY)
    const { id } = await tx.apiToken.create({
      data: { name, scopes: [...scopes], tokenHash: hashToken(token), createdBy: actorName(actor), createdAt: at, expiresAt },
    })
    await recordStaffAction(tx, actor, { action: 'token.make', subject: { kind: 'token', id }, after: { name, scopes, expiresAt } })
    return ok({ token })
  })
}
