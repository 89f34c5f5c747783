import { earlier } from '../clock'
import { INVITATION_LIFETIME_MS } from './schema'

/** Returns the `where` condition for members and for invitations that can still be accepted. */
export function openMembership(at: Date) {
  return { endedAt: null, OR: [{ memberId: { not: null } }, openInvitation(at)] }
}

/** Returns the `where` condition for invitations that can still be accepted. */
export function openInvitation(at: Date) {
  return { memberId: null, endedAt: null, invitedAt: { gt: earlier(at, INVITATION_LIFETIME_MS) } }
}

/** Returns the `where` condition for transfer offers that can still be accepted. */
export function openTransfer(at: Date) {
  return { acceptedAt: null, closedAt: null, expiresAt: { gt: at } }
}
