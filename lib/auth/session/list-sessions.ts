import type { Actor } from '../../actor'
import { earlier, now } from '../../clock'
import { db } from '../../db/client'
import type { SessionKind, SignInWay } from '../../db/generated/enums'
import { IDLE_MS } from './claims'

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
const KINDS = ['client', 'order', 'staff'] as const satisfies readonly SessionKind[]

/** Returns the actor's open sessions on both sides of the shop: this one first, then those seen last. */
export async function listSessions(actor: Actor): Promise<SessionView[]> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return []
  const user = await db.user.findUnique({ where: { id: actor.userId }, select: { sessionVersion: true } })
  const at = now()
  const rows = await db.session.findMany({
    where: {
      userId: actor.userId,
      endedAt: null,
      endsAt: { gt: at },
      version: user?.sessionVersion ?? -1,
      OR: KINDS.map((kind) => ({ kind, lastSeenAt: { gt: earlier(at, IDLE_MS[kind]) } })),
    },
    orderBy: { lastSeenAt: 'desc' },
    take: MAX_LISTED,
    select: { id: true, kind: true, by: true, device: true, network: true, startedAt: true, lastSeenAt: true },
  })
  const views = rows.map((row) => ({ ...row, isThis: row.id === actor.session }))
  return [...views.filter((view) => view.isThis), ...views.filter((view) => !view.isThis)]
}
