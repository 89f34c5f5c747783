import type { Tx } from '../db/transaction'
import type { Run } from './run'

/**
 * Ends what this run did not find any more, where it looked: the kinds of the list only after all of it was read, and one missing from it
 * only when Enom answered about it; money only after all of it was read. A cost from before the movements that were read is ended when the
 * certificate's cost is now what Enom took.
 */
export async function closeGone(
  tx: Tx,
  run: Run,
  { wasListed, unknown, from, isBalanced }: { wasListed: boolean; unknown: readonly string[]; from: string | null; isBalanced: boolean },
): Promise<void> {
  const { accountId, startedAt } = run
  const kinds = wasListed ? ['paid_not_bought', 'orphan', 'missing', 'refunded_upstream', 'stale'] : ['paid_not_bought']
  await tx.$executeRaw`
    with gone as (
      update "AuditDifference" d set "resolvedAt" = ${startedAt}, "resolvedBy" = 'system', resolution = 'gone'
       where d."accountId" = ${accountId}::uuid and d."resolvedAt" is null and d."lastSeenAt" < ${startedAt} and (
         d.kind = any(${kinds}::text[]::"DifferenceKind"[]) and not (d.kind = 'missing' and d.about = any(${[...unknown]}::text[]))
         or ${from}::text is not null and (
           d.about = 'balance' and d.kind = 'balance_differs' and ${isBalanced}::boolean
           or d.detail->>'day' >= ${from}::text and (d.kind = 'cost_differs' or ${wasListed}::boolean)
           or d.kind = 'cost_differs' and exists (
             select 1 from "Certificate" c where c.id = d."certificateId" and c.cost = (d.detail->>'taken')::int)
           or d.kind = 'balance_differs' and exists (
             select 1 from "Certificate" c
              where c."enomAccountId" = ${accountId}::uuid and c."enomOrderId" = (d.detail->>'enomOrderId')::int)))
      returning id)
    insert into "DifferenceEvent" (id, "differenceId", at, kind, actor)
    select gen_random_uuid(), id, ${startedAt}, 'difference.gone', 'system' from gone`
}
