import type { Actor } from '../actor'
import { db } from '../db/client'
import { openClaims, type Side } from './claims'

export type Session = { actor: Exclude<Actor, { kind: 'system' }>; user: { id: string; email: string; name: string | null } }

/**
 * Who stands behind a cookie value now. The database decides: the person exists, is not disabled, has not ended their sessions
 * since (session version), still is staff where staff is claimed, and still owns the order a set-up link was for.
 */
export async function checkSession(token: string, side: Side): Promise<Session | null> {
  const claims = await openClaims(token, side)
  if (!claims) return null
  const user = await db.user.findUnique({
    where: { id: claims.sub },
    select: { id: true, email: true, name: true, role: true, sessionVersion: true, disabledAt: true },
  })
  if (!user || user.disabledAt || user.sessionVersion !== claims.version) return null
  const who = { id: user.id, email: user.email, name: user.name }
  if (claims.kind === 'staff') return user.role === 'staff' ? { actor: { kind: 'staff', userId: user.id }, user: who } : null
  if (claims.kind === 'client') return { actor: { kind: 'client', userId: user.id }, user: who }
  const order = await db.order.findFirst({ where: { id: claims.orderId, userId: user.id }, select: { id: true } })
  return order && { actor: { kind: 'order', userId: user.id, orderId: order.id, session: claims.session }, user: who }
}
