import { earlier } from '../clock'
import { INVITATION_LIFETIME_MS } from './schema'

/** Returns the `where` of members and of invitations that can still be accepted. */
export function openMembership(at: Date) {
  return { endedAt: null, OR: [{ memberId: { not: null } }, openInvitation(at)] }
}

/** Returns the `where` of invitations that can still be accepted. */
export function openInvitation(at: Date) {
  return { memberId: null, endedAt: null, invitedAt: { gt: earlier(at, INVITATION_LIFETIME_MS) } }
}

/** Returns the `where` of transfer offers that can still be accepted. */
export function openTransfer(at: Date) {
  return { acceptedAt: null, closedAt: null, expiresAt: { gt: at } }
}
