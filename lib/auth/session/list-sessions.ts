import type { Actor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db/client'
import type { SessionKind, SignInWay } from '../../db/generated/enums'
import { openAt } from '../../users/open-sessions'

export type SessionView = {
  id: string
  kind: SessionKind
  by: SignInWay
  device: string
  network: string | null
  startedAt: Date
  lastSeenAt: Date
  isThis: boolean
}

const MAX_LISTED = 50

/** Returns the actor's active sessions on both sides of the shop: this one first, then the most recently seen. */
export async function listSessions(actor: Actor): Promise<SessionView[]> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return []
  const user = await db.user.findUnique({ where: { id: actor.userId }, select: { sessionVersion: true } })
  const rows = await db.session.findMany({
    where: { ...openAt(now()), userId: actor.userId, version: user?.sessionVersion ?? -1 },
    orderBy: { lastSeenAt: 'desc' },
    take: MAX_LISTED,
    select: { id: true, kind: true, by: true, device: true, network: true, startedAt: true, lastSeenAt: true },
  })
  const views = rows.map((row) => ({ ...row, isThis: row.id === actor.session }))
  return [...views.filter((view) => view.isThis), ...views.filter((view) => !view.isThis)]
}
