import { DAY, earlier, HOUR } from '../clock'
import { SessionKind } from '../db/generated/enums'

/**
 * How long a session may be idle, in milliseconds. An hour for staff, as NIST SP 800-63B-4 advises for two factors; longer for buyers, who
 * come back after days. A set-up link's session ends after 12 hours anyway.
 */
export const IDLE_MS = { client: 14 * DAY, order: 12 * HOUR, staff: HOUR } as const satisfies Record<SessionKind, number>

/** Returns the `where` condition for sessions that are open at a given time: not ended, not expired, and not unused for too long. */
export function openAt(at: Date) {
  const used = Object.values(SessionKind).map((kind) => ({ kind, lastSeenAt: { gt: earlier(at, IDLE_MS[kind]) } }))
  return { endedAt: null, endsAt: { gt: at }, OR: used }
}
