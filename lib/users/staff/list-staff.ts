import { z } from 'zod'
import type { Actor } from '../../actor'
import { DAY, earlier, now } from '../../clock'
import { db } from '../../db/client'
import type { SecurityEventKind } from '../../db/generated/enums'
import { mayStaff, type StaffRole } from '../../permissions'
import { openAt } from '../open-sessions'

export type StaffRow = {
  id: string
  email: string
  name: string | null
  role: StaffRole
  isDisabled: boolean
  secondStep: 'app' | 'passkey' | null
  lastSignInAt: Date | null
  /** The number of wrong passwords entered in the last 24 hours. */
  failed: number
  sessions: { id: string; device: string; network: string | null; startedAt: Date; lastSeenAt: Date }[]
}

export type InvitationRow = { id: string; email: string; role: StaffRole; invitedAt: Date; expiresAt: Date }

const MAX_STAFF = 200
const MAX_SESSIONS = 5

/** Returns who works in the back office and who is invited. Empty for staff whose role does not allow it, and for everyone else. */
export async function listStaff(actor: Actor): Promise<{ staff: StaffRow[]; invitations: InvitationRow[] }> {
  if (!mayStaff(actor, 'audit-log')) return { staff: [], invitations: [] }
  const at = now()
  const [people, invitations] = await Promise.all([
    db.user.findMany({
      where: { role: 'staff' },
      orderBy: { email: 'asc' },
      take: MAX_STAFF,
      select: {
        id: true,
        email: true,
        name: true,
        staffRole: true,
        disabledAt: true,
        sessionVersion: true,
        authenticatorApp: { select: { confirmedAt: true } },
        passkeys: { take: 1, select: { id: true } },
        sessions: openSessions(at, MAX_SESSIONS),
        securityEvents: { where: { kind: 'signed_in' }, orderBy: { id: 'desc' }, take: 1, select: { at: true } },
        _count: { select: { securityEvents: { where: { kind: 'sign_in_failed', at: { gt: earlier(at, DAY) } } } } },
      },
    }),
    db.staffInvitation.findMany({
      where: { endedAt: null, expiresAt: { gt: at } },
      orderBy: { id: 'desc' },
      take: MAX_STAFF,
      select: { id: true, email: true, role: true, invitedAt: true, expiresAt: true },
    }),
  ])
  const staff = people.map(({ id, email, name, staffRole, disabledAt, ...person }) => ({
    ...{ id, email, name, role: staffRole ?? 'readonly', isDisabled: disabledAt !== null },
    secondStep: person.authenticatorApp?.confirmedAt ? ('app' as const) : person.passkeys.length ? ('passkey' as const) : null,
    lastSignInAt: person.securityEvents[0]?.at ?? null,
    failed: person._count.securityEvents,
    sessions: ofVersion(person),
  }))
  return { staff, invitations }
}

export type StaffMember = Pick<StaffRow, 'id' | 'email' | 'role' | 'sessions'> & {
  events: { id: string; kind: SecurityEventKind; device: string | null; network: string | null; at: Date }[]
}

const MAX_EVENTS = 50
const MAX_SHOWN_SESSIONS = 20

/** Returns one member of staff with their open sessions and sign-in history, or null for anyone who may not see it. */
export async function getStaffMember(actor: Actor, id: string): Promise<StaffMember | null> {
  if (!mayStaff(actor, 'audit-log') || !z.uuid().safeParse(id).success) return null
  const found = await db.user.findFirst({
    where: { id, role: 'staff' },
    select: {
      id: true,
      email: true,
      staffRole: true,
      sessionVersion: true,
      sessions: openSessions(now(), MAX_SHOWN_SESSIONS),
      securityEvents: {
        orderBy: { id: 'desc' },
        take: MAX_EVENTS,
        select: { id: true, kind: true, device: true, network: true, at: true },
      },
    },
  })
  if (!found) return null
  const { email, staffRole, securityEvents } = found
  return { id, email, role: staffRole ?? 'readonly', sessions: ofVersion(found), events: securityEvents }
}

function openSessions(at: Date, take: number) {
  return {
    where: { ...openAt(at), kind: 'staff' },
    orderBy: { lastSeenAt: 'desc' },
    take,
    select: { id: true, device: true, network: true, startedAt: true, lastSeenAt: true, version: true },
  } as const
}

/** Leaves out the sessions that were all ended at the same time, for example by “Sign out everywhere”. */
function ofVersion<Session extends { version: number }>({ sessions, sessionVersion }: { sessions: Session[]; sessionVersion: number }) {
  return sessions.filter(({ version }) => version === sessionVersion).map(({ version, ...session }) => session)
}
