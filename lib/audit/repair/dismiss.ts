import { type Actor, actorName } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import { now } from '../../clock'
import { Prisma } from '../../db/generated/client'
import { inTransaction } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { resolveDifferences } from '../move-difference'
import { KINDS } from '../text'
import type { RepairRefusal } from './messages'
import { inRepair, readOpen, resolve } from './open-difference'

/** The condition for an open orphan difference. */
export const OPEN_ORPHAN = Prisma.sql`kind = 'orphan' and "resolvedAt" is null`

/** SQL aggregate over such rows: a fingerprint that changes as soon as one of them is added, resolved or changed. */
export const MARK = Prisma.sql`md5(coalesce(string_agg(id::text || md5(detail::text), '' order by id), ''))`

/** Dismisses a difference that staff can explain. It is reported again only if it changes. The note records why. */
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
 * Dismisses every open orphan with one note, for an account that already had certificates before it was used with the shop. Each is
 * reported again if it changes. Refused if the open orphans are not exactly those that were `shown` (`queries.ts` countOrphans), so that no
 * one dismisses an orphan they have not seen. Returns the number dismissed.
 */
export async function dismissAllOrphans(
  actor: Actor,
  { note, shown }: { note: string; shown: string },
): Promise<Result<{ count: number }, RepairRefusal>> {
  if (!mayStaff(actor, 'certificates')) return err({ code: 'not-found' })
  const why = note.trim()
  if (!why) return err({ code: 'note-missing' })
  // An orphan that changes concurrently no longer matches this condition and stays open.
  const asShown = Prisma.sql`(d.id, d.detail) in (select id, detail from "AuditDifference" where ${OPEN_ORPHAN})
    and (select ${MARK} from "AuditDifference" where ${OPEN_ORPHAN}) = ${shown}`
  const count = await inTransaction(async (tx) => {
    const resolved = await resolveDifferences(tx, asShown, { at: now(), by: actorName(actor), resolution: 'put_aside', note: why })
    const after = { count: resolved, note: why }
    if (resolved) await recordStaffAction(tx, actor, { action: 'difference.put_all_aside', subject: { kind: 'difference' }, after })
    return resolved
  })
  return count ? ok({ count }) : err({ code: 'not-as-shown' })
}
