import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { noteFailure } from '../limits/note-failure'
import { consumeRateLimits, hasUsed, restoreRateLimits, type TooMany, type Turn } from '../limits/rate-limit'
import { recordEvent } from '../record-event'
import { checkAppCode } from './check-app-code'
import { spendRecoveryCode } from './recovery-codes'

/** The number of wrong codes within 15 minutes after which the person is notified. */
const TOLD_AFTER = 8

/**
 * Checks the second step of a sign-in: a code from the authenticator app, or a recovery code. Each code works only once. Only wrong codes
 * count towards the limit, and only someone who has passed the first step gets here, so strangers cannot use up the attempts.
 */
export async function checkSecondStep(userId: string, code: string): Promise<Result<undefined, { code: 'wrong-second-step' } | TooMany>> {
  const turns: readonly Turn[] = [
    ['second_step_per_person', userId],
    ['second_step_per_day', userId],
  ]
  const turn = await consumeRateLimits(turns)
  if (!turn.ok) return turn
  const digits = code.replace(/\s/g, '')
  const isRight = /^\d{6}$/.test(digits) ? await checkAppCode(db, userId, digits, { confirmed: true }) : await isRecoveryCode(userId, code)
  if (isRight) {
    await restoreRateLimits(turns)
    return ok()
  }
  await noteFailure({ turns, of: { userId } })
  if (await hasUsed('second_step_per_person', userId, TOLD_AFTER)) {
    await inTransaction((tx) => recordEvent(tx, { userId }, 'second_step_failed'))
  }
  return err({ code: 'wrong-second-step' })
}

async function isRecoveryCode(userId: string, code: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const isRight = await spendRecoveryCode(tx, userId, code)
    if (isRight) await recordEvent(tx, { userId }, 'recovery_code_used')
    return isRight
  })
}
