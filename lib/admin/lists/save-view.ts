import type { Actor } from '../../actor'
import { now } from '../../clock'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'

export type SaveViewRefusal = { code: 'not-found' | 'name-missing' | 'name-too-long' | 'too-many' }

/** The maximum number of views of one list that one person can save. */
const MOST_VIEWS = 30
const LONGEST_NAME = 60

/** Saves a list's query under a name, for this member of staff. Replaces an existing view with the same name. */
export function saveView(
  actor: Actor,
  { list, name, query }: { list: string; name: string; query: string },
): Promise<Result<undefined, SaveViewRefusal>> {
  const wanted = name.trim()
  return inTransaction(async (tx) => {
    if (actor.kind !== 'staff' || !mayStaff(actor, 'see')) return err({ code: 'not-found' })
    if (!wanted) return err({ code: 'name-missing' })
    if (wanted.length > LONGEST_NAME) return err({ code: 'name-too-long' })
    const { userId } = actor
    const others = await tx.savedView.count({ where: { userId, list, name: { not: wanted } } })
    if (others >= MOST_VIEWS) return err({ code: 'too-many' })
    const key = { userId, list, name: wanted }
    await tx.savedView.upsert({ where: { userId_list_name: key }, create: { ...key, query, createdAt: now() }, update: { query } })
    return ok()
  })
}

/** Returns the message for a view that was not saved. */
export function saveViewText({ code }: SaveViewRefusal): string {
  switch (code) {
    case 'not-found':
      return 'Only staff can save views. Sign in again.'
    case 'name-missing':
      return 'Enter a name for this view.'
    case 'name-too-long':
      return `Use at most ${LONGEST_NAME} characters for the name.`
    case 'too-many':
      return `You have ${MOST_VIEWS} views of this list. Remove one first.`
  }
}
