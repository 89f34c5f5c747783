import { Prisma } from '../../db/generated/client'
import type { DifferenceKind } from '../../db/generated/enums'
import { newId } from '../../db/new-id'
import { inTransaction } from '../../db/transaction'
import { reopenDifferences } from '../move-difference'
import type { DifferenceDetail } from '../schema'
import type { Run } from './run'

/** A discrepancy between the two sides. `about` identifies it within its account and kind. */
export type Found = {
  kind: DifferenceKind
  about: string
  enomCertId?: number
  certificateId?: string
  /** Minor units. */
  amount?: number
  /**
   * The details of the difference. They must not change as long as the difference stays the same, because a dismissed difference is
   * reported again when its details change.
   */
  detail: DifferenceDetail
}

const WRITE_BATCH = 500

/**
 * Records a run's findings. A recurring finding updates its existing row. A resolved one is reopened unless it was dismissed and has not
 * changed since.
 */
export async function recordFound(run: Run, found: readonly Found[]): Promise<void> {
  for (let from = 0; from < found.length; from += WRITE_BATCH) {
    const rows = found.slice(from, from + WRITE_BATCH).map((one) => ({ id: newId(), ...one }))
    await inTransaction((tx) => write(tx, run, JSON.stringify(rows)))
  }
}

async function write(tx: Prisma.TransactionClient, { accountId, startedAt }: Run, rows: string): Promise<void> {
  const foundAgain = Prisma.sql`d."accountId" = ${accountId}::uuid and exists (
    select 1 from jsonb_to_recordset(${rows}::jsonb) as f(kind "DifferenceKind", about text, amount int, detail jsonb)
     where d.kind = f.kind and d.about = f.about
       and not (d.resolution = 'put_aside' and d.detail = f.detail and (f.amount is null or d.amount = f.amount)))`
  await reopenDifferences(tx, foundAgain, startedAt)
  await tx.$executeRaw`
    insert into "AuditDifference" as d
           (id, "accountId", kind, about, "enomCertId", "certificateId", amount, detail, "firstSeenAt", "lastSeenAt")
    select f.id, ${accountId}::uuid, f.kind, f.about, f."enomCertId", f."certificateId", f.amount, f.detail, ${startedAt}, ${startedAt}
      from jsonb_to_recordset(${rows}::jsonb)
           as f(id uuid, kind "DifferenceKind", about text, "enomCertId" int, "certificateId" uuid, amount int, detail jsonb)
    on conflict ("accountId", kind, about) do update
       set "enomCertId" = excluded."enomCertId", "certificateId" = excluded."certificateId", amount = coalesce(excluded.amount, d.amount),
           detail = excluded.detail, "lastSeenAt" = greatest(d."lastSeenAt", excluded."lastSeenAt")`
}
