import type { Actor } from '../../actor'
import { db } from '../../db/client'
import { mayStaff } from '../../permissions'

export type SavedView = { id: string; name: string; query: string }

/** The maximum number of views read, more than `saveView` lets anyone store. */
const MOST = 100

/** Lists a person's saved views of a list, by name. */
export async function listViews(actor: Actor, list: string): Promise<SavedView[]> {
  if (actor.kind !== 'staff' || !mayStaff(actor, 'see')) return []
  const where = { userId: actor.userId, list }
  return db.savedView.findMany({ where, orderBy: { name: 'asc' }, take: MOST, select: { id: true, name: true, query: true } })
}
