import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { Role } from '../../db/generated/enums'
import { openClaims, type Side } from './claims'

export type Session = { actor: Exclude<Actor, { kind: 'system' }>; user: { id: string; email: string; name: string | null } }

type Person = { id: string; email: string; name: string | null; role: Role; ownsOrder: boolean }

/**
 * Returns the current session of a cookie value, or null. The database decides, in one query: the session has not been ended, the person
 * exists, is not disabled and has not ended their sessions since (session version), is still staff if the cookie says so, and still owns
 * the order of a set-up link.
 */
export async function checkSession(token: string, side: Side): Promise<Session | null> {
  const claims = await openClaims(token, side)
  if (!claims) return null
  const orderId = claims.kind === 'order' ? claims.orderId : null
  const [person] = await db.$queryRaw<Person[]>`
    select u.id::text as id, u.email, u.name, u.role::text as role,
      exists (select 1 from "Order" o where o.id = ${orderId}::uuid and o."userId" = u.id) as "ownsOrder"
    from "User" u
    where u.id = ${claims.sub}::uuid and u."sessionVersion" = ${claims.version}::int and u."disabledAt" is null
      and not exists (select 1 from "EndedSession" e where e.id = ${claims.id}::uuid)`
  if (!person) return null
  const { id, email, name, role, ownsOrder } = person
  const user = { id, email, name }
  if (claims.kind === 'staff') return role === 'staff' ? { actor: { kind: 'staff', userId: id }, user } : null
  if (claims.kind === 'client') return { actor: { kind: 'client', userId: id }, user }
  return ownsOrder ? { actor: { kind: 'order', userId: id, orderId: claims.orderId, session: claims.session }, user } : null
}
