import { type Actor, actorName, isStaff } from '../../actor'
import { now } from '../../clock'
import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { err, ok, type Result } from '../../result'
import { resolveDifferences } from '../move-difference'
import { KINDS } from '../text'
import type { RepairRefusal } from './messages'
import { inRepair, readOpen, resolve } from './open-difference'

/** The condition for an open orphan difference. */
export const OPEN_ORPHAN = Prisma.sql`kind = 'orphan' and "resolvedAt" is null`

/** An aggregate over such rows: a mark that is another one as soon as one of them comes, ends or changes. */
export const MARK = Prisma.sql`md5(coalesce(string_agg(id::text || md5(detail::text), '' order by id), ''))`

/** Staff know why the two sides differ, and want it reported again only when it changes. The note says why, for the next person. */
export async function dismiss(actor: Actor, id: string, { note }: { note: string }): Promise<Result<undefined, RepairRefusal>> {
  const difference = await readOpen(actor, id, KINDS)
  if (!difference.ok) return difference
  const why = note.trim()
  if (!why) return err({ code: 'note-missing' })
  return inRepair(async (tx) => {
    await resolve(tx, actor, id, 'put_aside', { note: why })
    return ok()
  })
}

/**
 * Dismisses every open orphan with one note, for an account that had certificates before the shop. Each comes back
 * when it changes. Refused unless they are those that were `shown` (`queries.ts` countOrphans), so that no one decides about what was not there
 * when the page was loaded. Returns how many there were.
 */
export async function dismissAllOrphans(
  actor: Actor,
  { note, shown }: { note: string; shown: string },
): Promise<Result<{ count: number }, RepairRefusal>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  const why = note.trim()
  if (!why) return err({ code: 'note-missing' })
  // One that changes at this very instant is another one than the mark was made of, and stays.
  const asShown = Prisma.sql`(d.id, d.detail) in (select id, detail from "AuditDifference" where ${OPEN_ORPHAN})
    and (select ${MARK} from "AuditDifference" where ${OPEN_ORPHAN}) = ${shown}`
  const count = await inTransaction((tx) =>
    resolveDifferences(tx, asShown, { at: now(), by: actorName(actor), resolution: 'put_aside', note: why }),
  )
  return count ? ok({ count }) : err({ code: 'not-as-shown' })
}
