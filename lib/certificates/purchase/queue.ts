import { HOUR, MINUTE, now } from '../../clock'
import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { MAY_HAVE_DONE_IT } from '../../registrar/outcomes'
import type { Waiting } from './plan'

/** One product in one account: what is bought there is bought one after the other. A null account is the default one. */
export type PurchaseQueue = { typeCode: string; accountId: string | null }

/** Has the worker buy what waits in a queue. Any number of calls leaves one waiting job, due at the earliest moment of theirs. */
export function enqueueRun(tx: Tx, { typeCode, accountId }: PurchaseQueue, { runAt }: { runAt?: Date } = {}): Promise<void> {
  return enqueue(tx, 'purchase.run', { typeCode, accountId }, { runAt, keepEarlier: true })
}

/** Has the worker run the queues of these certificates, each once, always in the same order: two of these never wait for each other in a ring. */
export async function enqueueRunsFor(tx: Tx, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  const rows = await tx.certificate.findMany({ where: { id: { in: [...ids] } }, select: queueColumns })
  const queues = new Map(rows.map((row) => [JSON.stringify(queueOf(row)), queueOf(row)]))
  for (const key of [...queues.keys()].sort()) {
    const queue = queues.get(key)
    if (queue) await enqueueRun(tx, queue)
  }
}

const queueColumns = {
  typeCode: true,
  orderItem: { select: { product: { select: { enomAccountId: true } } } },
} satisfies Prisma.CertificateSelect

function queueOf(row: Prisma.CertificateGetPayload<{ select: typeof queueColumns }>): PurchaseQueue {
  return { typeCode: row.typeCode, accountId: row.orderItem.product.enomAccountId }
}

/** The value of SupplierOperation.inFlightKey: the database lets one open purchase bear it. */
export function inFlightKeyOf(accountId: string, enomProdType: number): string {
  return `${accountId}:${enomProdType}`
}

/** The account a queue buys from; null when there is none. */
export function accountOf({ accountId }: PurchaseQueue) {
  return db.enomAccount.findFirst({
    where: accountId ? { id: accountId } : { isDefault: true },
    select: { id: true, loginId: true, testMode: true, isDefault: true, listLag: true, costTolerance: true },
  })
}

/** What waits to be bought in this queue, under whichever of its two names the default account is meant. */
export function waitingIn(
  { typeCode, accountId }: PurchaseQueue,
  account: { id: string; isDefault: boolean } | null,
): Prisma.CertificateWhereInput {
  const soldHere = account ? soldThrough(account) : { orderItem: { product: { enomAccountId: accountId } } }
  return { stage: 'purchase', hold: null, typeCode, ...soldHere }
}

/** The `where` of certificates that are bought through an account. */
export function soldThrough({ id, isDefault }: { id: string; isDefault: boolean }): Prisma.CertificateWhereInput {
  const products = [{ enomAccountId: id }, ...(isDefault ? [{ enomAccountId: null }] : [])]
  return { orderItem: { product: { OR: products } } }
}

/** Whether anything waits to be purchased in this queue. */
export async function isAnyWaiting(queue: PurchaseQueue, account: { id: string; isDefault: boolean }): Promise<boolean> {
  return (await db.certificate.findFirst({ where: waitingIn(queue, account), select: { id: true } })) !== null
}

/** How long a certificate that Enom refused waits before it is asked for again. */
export const REFUSAL_PAUSE_MS = MINUTE

/** As many certificates as one run decides about. */
const RUN_BATCH = 500

/** One that Enom did not answer for is behind the others for so long: it may hold up a queue for minutes each time. */
const UNANSWERED_LAST_MS = HOUR

/**
 * What waits in a queue, oldest first, and whether more waits than was read. Those for which Enom gave no readable answer lately come last.
 * Those refused a moment ago are left out; `pausedUntil` says when the first of them may be tried again.
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
      orderItem: { select: { unitAmount: true, quotedCost: true, unprotected: true } },
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
        paid: { amount: orderItem.unitAmount, currency: order.currency },
      })),
    isMore: rows.length > RUN_BATCH,
    pausedUntil: pauses.length ? new Date(Math.min(...pauses)) : null,
  }
}
