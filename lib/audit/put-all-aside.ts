import { type Actor, actorName, isStaff } from '../actor'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import type { RepairRefusal } from './messages'

/**
 * Puts every orphan that stands open aside with one note: for an account that held certificates before the shop did. Each comes back
 * when it changes. Answers how many there were.
 */
export async function putAllAside(actor: Actor, { note }: { note: string }): Promise<Result<{ count: number }, RepairRefusal>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  const why = note.trim()
  if (!why) return err({ code: 'note-missing' })
  const count = await inTransaction(
    (tx) => tx.$executeRaw`
      with aside as (
        update "AuditDifference"
           set "resolvedAt" = ${now()}, "resolvedBy" = ${actorName(actor)}, resolution = 'put_aside', note = ${why}
         where kind = 'orphan' and "resolvedAt" is null
        returning id)
      insert into "DifferenceEvent" (id, "differenceId", at, kind, actor, detail)
      select gen_random_uuid(), id, ${now()}, 'difference.put_aside', ${actorName(actor)}, jsonb_build_object('note', ${why}::text) from aside`,
  )
  return ok({ count })
}
