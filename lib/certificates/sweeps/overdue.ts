import { HOUR, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import type { JobName } from '../../jobs/definitions'
import { enqueue } from '../../jobs/enqueue'
import { forEachIsolated } from '../../jobs/for-each-isolated'
import { hasJobSoon } from '../../jobs/has-job-soon'
import { enqueueRun, type PurchaseQueue } from '../purchase/queue'
import { scheduleReconciliation } from '../purchase/record-outcome'
import { queueList } from '../setup/request-approvers'
import { scheduleReconciliation as scheduleSubmissionReconciliation } from '../submission/record-outcome'
import { schedulePoll } from '../validation/schedule'

/** How late a step may be before its job is considered lost, in milliseconds. */
const OVERDUE_AFTER_MS = 10 * MINUTE
/** Maximum number of steps of each kind per sweep. These steps then have a job, so the next sweep handles the others. */
const OVERDUE_BATCH = 500

/**
 * Enqueues a new job for every long-overdue step that has none. Every status change enqueues its job in the same transaction, so this
 * covers unforeseen cases. The steps themselves are idempotent. Returns how many were overdue.
 */
export async function sweepOverdue(): Promise<number> {
  const before = new Date(now().getTime() - OVERDUE_AFTER_MS)
  return (await requeueRuns(before)) + (await queueSteps(before)) + (await queueLists(before)) + (await requeueReconciliations(before))
}

async function requeueRuns(before: Date): Promise<number> {
  const queues = await db.$queryRaw<PurchaseQueue[]>`
    select l."typeCode", l."accountId" from (
      select distinct c."typeCode", p."enomAccountId" as "accountId"
        from "Certificate" c join "OrderItem" i on i.id = c."orderItemId" join "Product" p on p.id = i."productId"
       where c.stage = 'purchase' and c.hold is null and c."suspendedAt" is null and c."statusSince" < ${before}) l
     where not ${hasJobSoon('purchase.run', Prisma.sql`coalesce(l."accountId"::text, 'default') || ':' || l."typeCode"`)}`
  const rows = queues.map((queue) => ({ id: queue.typeCode, ...queue }))
  await forEachIsolated(rows, { what: 'overdue purchase queue', work: (queue) => inTransaction((tx) => enqueueRun(tx, queue)) })
  return queues.length
}

async function queueSteps(before: Date): Promise<number> {
  const since = Prisma.sql`c."statusSince" < ${before}`
  const isDue = Prisma.sql`c.stage = 'validation' and c.hold is null and (c."nextCheckAt" is null or c."nextCheckAt" < ${before})`
  return (
    (await queueStep(
      'certificate.submit',
      Prisma.sql`c.stage = 'submission' and c.hold is null and c."suspendedAt" is null and ${since}`,
      (tx, certificateId) => enqueue(tx, 'certificate.submit', { certificateId }),
    )) +
    (await queueStep(
      'certificate.look_up_submission',
      Prisma.sql`c.stage = 'submission' and c.hold = 'outcome_unknown' and ${since}`,
      scheduleSubmissionReconciliation,
    )) +
    (await queueStep('certificate.poll', isDue, (tx, id) => schedulePoll(tx, id, now())))
  )
}

async function queueStep(job: JobName, isLate: Prisma.Sql, queue: (tx: Tx, id: string) => Promise<void>): Promise<number> {
  const late = await db.$queryRaw<{ id: string }[]>`
    select c.id from "Certificate" c where ${isLate} and not ${hasJobSoon(job, Prisma.sql`c.id`)} order by c.id limit ${OVERDUE_BATCH}`
  await forEachIsolated(late, { what: 'overdue step', work: ({ id }) => inTransaction((tx) => queue(tx, id)) })
  return late.length
}

async function queueLists(before: Date): Promise<number> {
  const lists = await db.$queryRaw<{ id: string; enomCertId: number; revision: number }[]>`
    select c.id, c."enomCertId", f.revision from "Issuance" f join "Certificate" c on c."issuanceId" = f.id
     where f."approversStatus" = 'queued' and f."savedAt" < ${before} and c."enomCertId" is not null
       and c.stage in ('purchase', 'setup')
       and not ${hasJobSoon('certificate.list_approvers', Prisma.sql`c.id`)}
     order by c.id limit ${OVERDUE_BATCH}`
  await forEachIsolated(lists, { what: 'overdue approver list', work: (one) => inTransaction((tx) => queueList(tx, one, one.revision)) })
  return lists.length
}

/**
 * Requeues purchases that have not been reconciled for a long time, because they were interrupted or their job was lost. Purchases left to
 * staff are reconciled hourly, so they are due an hour later.
 */
async function requeueReconciliations(before: Date): Promise<number> {
  const at = now()
  const hourAgo = new Date(before.getTime() - HOUR)
  const forgotten = await db.$queryRaw<{ id: string }[]>`
    select a.id from "SupplierOperation" a
     where a.kind = 'purchase' and a.state in ('started', 'unknown') and a."startedAt" < ${before}
       and (a."reconciledAt" is null or a."inFlightKey" is not null and a."reconciledAt" < ${before} or a."reconciledAt" < ${hourAgo})
       and not ${hasJobSoon('purchase.look', Prisma.sql`a.id`)}
     order by a.id limit ${OVERDUE_BATCH}`
  await forEachIsolated(forgotten, {
    what: 'a forgotten reconciliation',
    work: ({ id }) => inTransaction((tx) => scheduleReconciliation(tx, id, at)),
  })
  return forgotten.length
}
