import { DAY, later, MINUTE } from '../../clock'

/** The minimum time between two requests for the approval email. */
const RESEND_PAUSE_MS = 10 * MINUTE
/** The number of approval emails a certificate can get in 24 hours, in addition to the first one. */
export const MAX_MAILS_A_DAY = 5

/**
 * Returns how many approval emails were requested in the last 24 hours, and when the next may be requested; null if it may be requested
 * now.
 */
export function mailLimit(mails: readonly Date[], at: Date, { pause = RESEND_PAUSE_MS } = {}): { sent: number; nextAt: Date | null } {
  const recent = mails.filter((mail) => later(mail, DAY) > at)
  const last = recent.at(-1)
  const fifth = recent.at(-MAX_MAILS_A_DAY)
  const next = Math.max(last ? later(last, pause).getTime() : 0, fifth ? later(fifth, DAY).getTime() : 0)
  return { sent: recent.length, nextAt: next > at.getTime() ? new Date(next) : null }
}
