import type { Actor } from '../actor'
import { db } from '../db/client'
import type { SecurityEventKind } from '../db/generated/enums'

export type SecurityEventView = { id: string; kind: SecurityEventKind; device: string | null; network: string | null; at: Date }

const MAX_LISTED = 20

/** Returns the latest events about the actor's sign-ins, newest first. */
export async function listEvents(actor: Actor): Promise<SecurityEventView[]> {
  if (actor.kind !== 'client' && actor.kind !== 'staff') return []
  return db.securityEvent.findMany({
    where: { userId: actor.userId },
    orderBy: { id: 'desc' },
    take: MAX_LISTED,
    select: { id: true, kind: true, device: true, network: true, at: true },
  })
}

/** Deletes up to `limit` events older than the given time. */
export async function deleteOldEvents(before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from "SecurityEvent" where id in (select id from "SecurityEvent" where at < ${before} limit ${limit})`
}
