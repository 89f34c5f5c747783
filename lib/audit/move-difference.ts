import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import type { DifferenceEventKind, Resolution } from './text'

/** How a difference ends. `by` is `actorName(actor)`. */
type End = { at: Date; by: string; resolution: Resolution; note?: string; detail?: Prisma.InputJsonObject }

/**
 * Resolves the open differences that `where` selects from "AuditDifference" d, with one event each. Returns the number resolved: if two
 * callers resolve the same one, the second gets 0.
 */
export function resolveDifferences(tx: Tx, where: Prisma.Sql, { at, by, resolution, note, detail = {} }: End): Promise<number> {
  const kind: DifferenceEventKind = `difference.${resolution}`
  const facts = JSON.stringify(note ? { ...detail, note } : detail)
  return tx.$executeRaw`
    with resolved as (
      update "AuditDifference" d
         set "resolvedAt" = ${at}, "resolvedBy" = ${by}, resolution = ${resolution}, note = ${note ?? null}
       where d."resolvedAt" is null and (${where})
      returning d.id)
    insert into "DifferenceEvent" (id, "differenceId", at, kind, actor, detail)
    select gen_random_uuid(), id, ${at}, ${kind}, ${by}, ${facts}::jsonb from resolved`
}

/** Reopens the resolved differences that `where` selects from "AuditDifference" d. Their events are written when the run ends. */
export function reopenDifferences(tx: Tx, where: Prisma.Sql, at: Date): Promise<number> {
  return tx.$executeRaw`
    update "AuditDifference" d
       set "resolvedAt" = null, "resolvedBy" = null, resolution = null, note = null, "firstSeenAt" = ${at}
     where d."resolvedAt" is not null and (${where})`
}
