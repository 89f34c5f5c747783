import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import type { TokenRefusal } from './make-token'

/** Revokes a token immediately. The row is kept because the audit log refers to it. */
export function revokeToken(actor: Actor, id: string): Promise<Result<undefined, TokenRefusal>> {
  return inTransaction(async (tx) => {
    if (!mayStaff(actor, 'api')) return err({ code: 'not-found' })
    const { count } = await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now() } })
    if (!count) return err({ code: 'revoked-already' })
    const { name } = await tx.apiToken.findUniqueOrThrow({ where: { id }, select: { name: true } })
    await recordStaffAction(tx, actor, { action: 'token.revoke', subject: { kind: 'token', id }, before: { name } })
    return ok()
  })
}
