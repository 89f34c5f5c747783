import { type Actor, actorName, isStaff } from '../actor'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { err, ok, type Result } from '../result'
import type { RepairRefusal } from './messages'
import { MARK, OPEN_ORPHAN } from './open-orphans'

/**
 * Puts every orphan that stands open aside with one note: for an account that held certificates before the shop did. Each comes back
 * when it changes. Refused unless they are those that were `shown` (`queries.ts` countOrphans): nobody decides about what was not there
 * when the page was loaded. Answers how many there were.
 */
export async function putAllAside(
  actor: Actor,
  { note, shown }: { note: string; shown: string },
): Promise<Result<{ count: number }, RepairRefusal>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  const why = note.trim()
  if (!why) return err({ code: 'note-missing' })
  const [at, by] = [now(), actorName(actor)]
  // One that changes at this very instant is another one than the mark was made of, and stays.
  const count = await inTransaction(
    (tx) => tx.$executeRaw`
      with present as (select id, detail from "AuditDifference" where ${OPEN_ORPHAN}),
      aside as (
        update "AuditDifference" d
           set "resolvedAt" = ${at}, "resolvedBy" = ${by}, resolution = 'put_aside', note = ${why}
          from present p
         where d.id = p.id and d."resolvedAt" is null and d.detail = p.detail and (select ${MARK} from present) = ${shown}
        returning d.id)
      insert into "DifferenceEvent" (id, "differenceId", at, kind, actor, detail)
      select gen_random_uuid(), id, ${at}, 'difference.put_aside', ${by}, jsonb_build_object('note', ${why}::text) from aside`,
  )
  return count ? ok({ count }) : err({ code: 'not-as-shown' })
}
