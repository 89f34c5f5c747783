import type { Actor } from '../../actor'
import { earlier, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import { DEFAULT_LANGUAGE, type Language, languageOf } from '../../languages/types'
import type { StaffRole } from '../../permissions'
import { IDLE_MS } from '../../users/open-sessions'
import { zoneOf } from '../../zone'
import { openClaims, type Side } from './claims'

export type Session = {
  actor: Exclude<Actor, { kind: 'system' }>
  user: { id: string; email: string; name: string | null; language: Language; zone: string | null }
  /** Staff who must set up a second step before doing anything else. */
  needsSecondStep: boolean
}

type Person = {
  id: string
  email: string
  name: string | null
  language: string
  timeZone: string | null
  staffRole: StaffRole | null
  ownsOrder: boolean
  needsSecondStep: boolean
  lastSeenAt: Date
}

/** "Last seen" is written at most once per this interval. */
const SEEN_EVERY_MS = 10 * MINUTE

/**
 * Returns the current session for a cookie value, or null. Checks everything against the database in one query. The session's row must
 * exist, and the session must not have ended or been unused for too long. The person must exist, must not be disabled, and must not have
 * ended all their sessions since then (session version). They must still be staff if the cookie says so, and must still own the order of a
 * set-up link.
 */
export async function checkSession(token: string, side: Side): Promise<Session | null> {
  const claims = await openClaims(token, side)
  if (!claims) return null
  const orderId = claims.kind === 'order' ? claims.orderId : null
  const [person] = await db.$queryRaw<Person[]>`
    select u.id::text as id, u.email, u.name, u.language, u."timeZone", u."staffRole"::text as "staffRole", s."lastSeenAt",
      exists (select 1 from "Order" o where o.id = ${orderId}::uuid and o."userId" = u.id) as "ownsOrder",
      s.by <> 'passkey' and exists (select 1 from "StaffPolicy" where "secondStep")
        and not exists (select 1 from "AuthenticatorApp" a where a."userId" = u.id and a."confirmedAt" is not null) as "needsSecondStep"
    from "Session" s join "User" u on u.id = s."userId"
    where s.id = ${claims.id}::uuid and s."endedAt" is null and s."lastSeenAt" > ${earlier(now(), IDLE_MS[claims.kind])}
      and u.id = ${claims.sub}::uuid and u."sessionVersion" = ${claims.version}::int and u."disabledAt" is null`
  if (!person) return null
  await noteSeen(claims.id, person.lastSeenAt)
  const { id, email, name, staffRole, ownsOrder, needsSecondStep } = person
  const user = { id, email, name, language: languageOf(person.language) ?? DEFAULT_LANGUAGE, zone: zoneOf(person.timeZone) }
  const session = claims.id
  if (claims.kind === 'staff') return staffRole && { actor: { kind: 'staff', userId: id, role: staffRole, session }, user, needsSecondStep }
  if (claims.kind === 'client') return { actor: { kind: 'client', userId: id, session }, user, needsSecondStep: false }
  return ownsOrder
    ? { actor: { kind: 'order', userId: id, orderId: claims.orderId, session: claims.session }, user, needsSecondStep: false }
    : null
}

async function noteSeen(id: string, lastSeenAt: Date): Promise<void> {
  const at = now()
  const due = earlier(at, SEEN_EVERY_MS)
  if (lastSeenAt < due) await db.session.updateMany({ where: { id, lastSeenAt: { lt: due } }, data: { lastSeenAt: at } })
}
