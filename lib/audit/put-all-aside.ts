import { type Actor, actorName, isStaff } from '../actor'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import type { RepairRefusal } from './messages'
import { readOpenOrphans } from './open-orphans'

/**
 * Puts every orphan that stands open aside with one note: for an account that held certificates before the shop did. Each comes back
 * when it changes. Refused unless they are those that were `shown` (`queries.ts` countOrphans): nobody decides about what they have not
 * seen. Answers how many there were.
 */
export async function putAllAside(
  actor: Actor,
  { note, shown }: { note: string; shown: string },
): Promise<Result<{ count: number }, RepairRefusal>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  const why = note.trim()
  if (!why) return err({ code: 'note-missing' })
  return inTransaction(async (tx) => {
    const { ids, mark } = await readOpenOrphans(tx)
    if (mark !== shown) return err({ code: 'not-as-shown' })
    const count = await tx.$executeRaw`
      with aside as (
        update "AuditDifference"
           set "resolvedAt" = ${now()}, "resolvedBy" = ${actorName(actor)}, resolution = 'put_aside', note = ${why}
         where id = any(${ids}::uuid[]) and "resolvedAt" is null
        returning id)
      insert into "DifferenceEvent" (id, "differenceId", at, kind, actor, detail)
      select gen_random_uuid(), id, ${now()}, 'difference.put_aside', ${actorName(actor)}, jsonb_build_object('note', ${why}::text) from aside`
    return ok({ count })
  })
}
