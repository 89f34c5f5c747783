import { canonicalEmail } from '../../canonical-email'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { mailPasswordLink } from '../../users/staff/send-password-link'
import { networkLimits } from '../limits/network-limits'
import { consumeRateLimits, type TooMany } from '../limits/rate-limit'
import { logSecurity } from '../security-log'

/**
 * Emails a member of staff a link to set a new password. Neither the result nor its timing reveals who is on the staff: the same rows are
 * written for every address, and the worker drops emails to anyone not entitled to one.
 */
export async function requestStaffPassword(input: {
  email: string
  ip: string
}): Promise<Result<undefined, { code: 'not-an-email' } | TooMany>> {
  const email = canonicalEmail(input.email)
  if (!email) return err({ code: 'not-an-email' })
  const facts = { side: 'staff', network: input.ip, address: email } as const
  const turn = await consumeRateLimits(networkLimits('link', { ip: input.ip, side: 'staff', about: email }))
  if (!turn.ok) {
    logSecurity('limit_used_up', { ...facts, limit: 'mailed codes' })
    return turn
  }
  await inTransaction((tx) => mailPasswordLink(tx, email, { byOwner: false }))
  logSecurity('code_requested', facts)
  return ok()
}
