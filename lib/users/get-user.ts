import type { Actor } from '../actor'
import { db } from '../db/client'

export type UserView = { id: string; email: string; name: string | null; hasPassword: boolean; isStaff: boolean }

/** Returns the actor's own account for the settings page, or null for the system and for someone who no longer exists. */
export async function getUser(actor: Actor): Promise<UserView | null> {
  if (actor.kind === 'system' || actor.kind === 'helper' || actor.kind === 'token') return null
  const user = await db.user.findUnique({
    where: { id: actor.userId },
    select: { id: true, email: true, name: true, passwordHash: true, role: true },
  })
  return (
    user && { id: user.id, email: user.email, name: user.name, hasPassword: user.passwordHash !== null, isStaff: user.role === 'staff' }
  )
}
