import { HOUR, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { MAY_HAVE_DONE_IT } from '../../registrar/calls/outcomes'
import { paidFor, type Waiting } from './plan'

/** A product in an account. Its purchases run one at a time. A null account means the default one. */
export type PurchaseQueue = { typeCode: string; accountId: string | null }

/** Enqueues a run of a queue in the worker. However often it is called, only one job waits, due at the earliest time requested. */
export function enqueueRun(tx: Tx, { typeCode, accountId }: PurchaseQueue, { runAt }: { runAt?: Date } = {}): Promise<void> {
  return enqueue(tx, 'purchase.run', { typeCode, accountId }, { runAt, keepEarlier: true })
}

/** Enqueues one run for each queue of these certificates, always in the same order so that two calls never deadlock. */
export async function enqueueRunsFor(tx: Tx, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  const rows = await tx.certificate.findMany({ where: { id: { in: [...ids] } }, select: queueColumns })
  const queues = new Map(rows.map((row) => [JSON.stringify(queueOf(row)), queueOf(row)]))
  for (const key of [...queues.keys()].sort()) {
    const queue = queues.get(key)
    if (queue) await enqueueRun(tx, queue)
  }
}

/** A `select` of the columns that determine a certificate's queue. */
export const queueColumns = {
  typeCode: true,
  orderItem: { select: { product: { select: { enomAccountId: true } } } },
} satisfies Prisma.CertificateSelect

/** Returns the queue in which a certificate waits to be bought. */
export function queueOf(row: Prisma.CertificateGetPayload<{ select: typeof queueColumns }>): PurchaseQueue {
  return { typeCode: row.typeCode, accountId: row.orderItem.product.enomAccountId }
}

/** Returns the value of SupplierOperation.inFlightKey. The database allows one open purchase per key. */
export function inFlightKeyOf(accountId: string, enomProdType: number): string {
  return `${accountId}:${enomProdType}`
}

/** Returns the account from which a queue buys, or null if there is none. */
export function accountOf({ accountId }: PurchaseQueue) {
  return db.enomAccount.findFirst({
    where: accountId ? { id: accountId } : { isDefault: true },
    select: { id: true, loginId: true, testMode: true, isDefault: true, listLag: true, costTolerance: true },
  })
}

/**
 * Returns the `where` clause for certificates waiting in this queue. For the default account, this includes products that have no account
 * assigned. Suspended certificates are excluded.
 */
export function waitingIn(
  { typeCode, accountId }: PurchaseQueue,
  account: { id: string; isDefault: boolean } | null,
): Prisma.CertificateWhereInput {
  const soldHere = account ? soldThrough(account) : { orderItem: { product: { enomAccountId: accountId } } }
  return { stage: 'purchase', hold: null, suspendedAt: null, typeCode, ...soldHere }
}

/** Returns the `where` clause for certificates bought through an account. */
export function soldThrough({ id, isDefault }: { id: string; isDefault: boolean }): Prisma.CertificateWhereInput {
  const products = [{ enomAccountId: id }, ...(isDefault ? [{ enomAccountId: null }] : [])]
  return { orderItem: { product: { OR: products } } }
}

/** How long to wait before retrying a purchase that Enom refused. */
export const REFUSAL_PAUSE_MS = MINUTE

/** The maximum number of certificates that one run makes decisions about. */
const RUN_BATCH = 500

/**
 * How long a certificate stays at the end of the queue after Enom did not respond to its purchase, because each attempt may block the queue
 * for minutes.
 */
const UNANSWERED_LAST_MS = HOUR

/**
 * Returns the certificates waiting in a queue, oldest first, and whether there are more than were read. Certificates for which Enom
 * recently gave no readable response come last. Those refused a moment ago are left out, and `pausedUntil` says when the first of them may
 * be retried.
 */
export async function readWaiting(
  queue: PurchaseQueue,
  account: { id: string; isDefault: boolean },
): Promise<{ waiting: Waiting[]; isMore: boolean; pausedUntil: Date | null }> {
  const since = new Date(now().getTime() - REFUSAL_PAUSE_MS)
  const lately = new Date(now().getTime() - UNANSWERED_LAST_MS)
  const rows = await db.certificate.findMany({
    where: waitingIn(queue, account),
    select: {
      id: true,
      years: true,
      acceptedCost: true,
      statusSince: true,
      orderItem: { select: { unitAmount: true, taxMinor: true, dollarAmount: true, quotedCost: true, unprotected: true } },
      order: { select: { currency: true } },
      operations: {
        where: {
          kind: 'purchase',
          OR: [
            { state: 'refused', outage: null, closedAt: { gt: since } },
            { state: 'absent', closedAt: { gt: lately }, calls: { some: MAY_HAVE_DONE_IT } },
          ],
        },
        select: { state: true, closedAt: true },
      },
    },
    orderBy: { id: 'asc' },
    take: RUN_BATCH + 1,
  })
  const refusedAt = ({ operations, statusSince }: (typeof rows)[number]) =>
    operations.flatMap(({ state, closedAt }) => (state === 'refused' && closedAt && closedAt > statusSince ? [closedAt.getTime()] : []))
  const isUnanswered = ({ operations }: (typeof rows)[number]) => operations.some(({ state }) => state === 'absent')
  const page = rows.slice(0, RUN_BATCH).sort((one, other) => Number(isUnanswered(one)) - Number(isUnanswered(other)))
  const pauses = page.flatMap((row) => refusedAt(row).map((at) => at + REFUSAL_PAUSE_MS))
  return {
    waiting: page
      .filter((row) => !refusedAt(row).length)
      .map(({ id, years, acceptedCost, orderItem, order }) => ({
        id,
        years,
        acceptedCost,
        quotedCost: orderItem.quotedCost,
        unprotected: orderItem.unprotected,
        paid: paidFor(orderItem, order.currency),
      })),
    isMore: rows.length > RUN_BATCH,
    pausedUntil: pauses.length ? new Date(Math.min(...pauses)) : null,
  }
}
