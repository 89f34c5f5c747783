import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { type ChangePasswordRefusal, changePassword } from '../../users/change-password'
import type { ClientActor, StaffActor } from '../guards/guards'
import { noteFailure } from '../limits/note-failure'
import { consumeRateLimits, restoreRateLimits, type TooMany, type Turn } from '../limits/rate-limit'
import { recordEvent } from '../record-event'
import { logSecurity } from '../security-log'
import type { Claims } from '../session/claims'

/** Whether each refusal counts as an attempt: true if a password or code was checked, or would have been. */
const IS_TRY = {
  'not-allowed': false,
  'too-short': false,
  'too-long': false,
  guessable: false,
  busy: false,
  'code-missing': false,
  'code-ended': false,
  'wrong-password': true,
  'wrong-code': true,
  'code-used-up': true,
  'codes-off': true,
} as const satisfies Record<ChangePasswordRefusal['code'], boolean>

/** Sets the actor's own password and returns the claims of the session that continues. Only refused attempts count against the limit. */
export async function setOwnPassword(
  actor: ClientActor | StaffActor,
  input: { current: string; code?: string; next: string },
): Promise<Result<Claims, ChangePasswordRefusal | TooMany>> {
  const { kind, userId } = actor
  const turns: readonly Turn[] = [['password_per_person', userId]]
  const turn = await consumeRateLimits(turns)
  if (!turn.ok) {
    logSecurity('limit_used_up', { side: kind, userId, limit: 'password_per_person' })
    return turn
  }
  const changed = await changePassword(actor, input)
  if (changed.ok || !IS_TRY[changed.error.code]) await restoreRateLimits(turns)
  else await noteFailure({ turns, of: { userId } })
  if (!changed.ok) {
    logSecurity('password_refused', { side: kind, userId, reason: changed.error.code })
    return err(changed.error)
  }
  await inTransaction((tx) => recordEvent(tx, actor, 'password_set'))
  return ok({ kind, sub: userId, version: changed.value.sessionVersion })
}
