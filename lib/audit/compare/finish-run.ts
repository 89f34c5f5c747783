import { now } from '../../clock'
import { Prisma } from '../../db/generated/client'
import type { DifferenceKind } from '../../db/generated/enums'
import { inTransaction, type Tx } from '../../db/transaction'
import { alertStaff } from '../../outbox/alerts/alert-staff'
import { resolveDifferences } from '../move-difference'
import { KIND_WORDS } from '../text'
import type { AuditedMoney } from './compare-balance'
import type { Run } from './run'

type Outcome = {
  certificates: number
  wasListed: boolean
  /** The `about` keys of unlisted certificates that were not checked or for which Enom gave no response. */
  unknown: readonly string[]
  money: AuditedMoney | null
  problemText: string | null
}

/**
 * Ends a run: resolves the differences that are gone, records an event for each new one, and sends staff one email covering all of them.
 */
export async function finishRun(run: Run, { certificates, wasListed, unknown, money, problemText }: Outcome): Promise<void> {
  const { balance = null, tailDay = null, tailSum = null, isBalanced = false } = money ?? {}
  await inTransaction(async (tx) => {
    await resolveVanished(tx, run, { wasListed, unknown, from: money?.from ?? null, isBalanced })
    const fresh = await noteFresh(tx, run)
    const count = fresh.reduce((sum, one) => sum + one.count, 0)
    await tx.auditRun.update({
      where: { id: run.id },
      data: {
        finishedAt: now(),
        certificates,
        problemText,
        wasListed,
        wasCounted: money !== null,
        fresh: count,
        balance,
        tailDay,
        tailSum,
        isBalanced,
      },
    })
    if (count) await tellStaff(tx, run, fresh, count)
  })
}

type Fresh = { kind: DifferenceKind; count: number }

/** Records an event for each difference that is new since the last finished run. Interrupted runs in between have sent no notification. */
async function noteFresh(tx: Tx, { id, accountId, startedAt }: Run): Promise<Fresh[]> {
  const last = await tx.auditRun.findFirst({
    where: { accountId, id: { not: id }, finishedAt: { not: null }, startedAt: { lt: startedAt } },
    orderBy: { startedAt: 'desc' },
    select: { startedAt: true },
  })
  return tx.$queryRaw<Fresh[]>`
    with fresh as (
      select id, kind from "AuditDifference"
       where "accountId" = ${accountId}::uuid and "resolvedAt" is null and "firstSeenAt" > ${last?.startedAt ?? new Date(0)}),
    noted as (
      insert into "DifferenceEvent" (id, "differenceId", at, kind, actor)
      select gen_random_uuid(), id, ${startedAt}, 'difference.found', 'system' from fresh)
    select kind::text as kind, count(*)::int as count from fresh group by kind order by kind`
}

async function tellStaff(tx: Tx, run: Run, fresh: readonly Fresh[], count: number): Promise<void> {
  const { label } = await tx.enomAccount.findUniqueOrThrow({ where: { id: run.accountId }, select: { label: true } })
  await alertStaff(tx, {
    event: `audit:${run.id}`,
    subject: count === 1 ? 'Enom and the shop differ in one place' : `Enom and the shop differ in ${count} places`,
    lines: [
      `The Enom account “${label}” was compared with the shop. New since last time:`,
      ...fresh.map((one) => `${KIND_WORDS[one.kind].label}: ${one.count}`),
    ],
    path: '/admin/audit',
  })
}

/**
 * Resolves differences that this run checked for and no longer found. Kinds that depend on the list are resolved only if all of it was
 * read, a missing certificate only if Enom gave a response for it, and money differences only if all transactions were read. A cost
 * difference older than those transactions is resolved once the certificate's cost equals what Enom charged.
 */
async function resolveVanished(
  tx: Tx,
  run: Run,
  { wasListed, unknown, from, isBalanced }: { wasListed: boolean; unknown: readonly string[]; from: string | null; isBalanced: boolean },
): Promise<void> {
  const { accountId, startedAt } = run
  const kinds = wasListed ? ['paid_not_bought', 'orphan', 'missing', 'refunded_upstream', 'stale'] : ['paid_not_bought']
  const gone = Prisma.sql`d."accountId" = ${accountId}::uuid and d."lastSeenAt" < ${startedAt} and (
    d.kind = any(${kinds}::text[]::"DifferenceKind"[]) and not (d.kind = 'missing' and d.about = any(${[...unknown]}::text[]))
    or ${from}::text is not null and (
      d.about = 'balance' and d.kind = 'balance_differs' and ${isBalanced}::boolean
      or d.detail->>'day' >= ${from}::text and (d.kind = 'cost_differs' or ${wasListed}::boolean)
      or d.kind = 'cost_differs' and exists (
        select 1 from "Certificate" c where c.id = d."certificateId" and c.cost = (d.detail->>'taken')::int)
      or d.kind = 'balance_differs' and exists (
        select 1 from "Certificate" c
         where c."enomAccountId" = ${accountId}::uuid and c."enomOrderId" = (d.detail->>'enomOrderId')::int)))`
  await resolveDifferences(tx, gone, { at: startedAt, by: 'system', resolution: 'gone' })
}
