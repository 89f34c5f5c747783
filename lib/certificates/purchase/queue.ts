import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'

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

/** The value of PurchaseAttempt.openKey: the database lets one open purchase bear it. */
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
  return { status: 'provisioning', typeCode, ...soldHere }
}

/** The `where` of certificates that are bought through an account. */
export function soldThrough({ id, isDefault }: { id: string; isDefault: boolean }): Prisma.CertificateWhereInput {
  const products = [{ enomAccountId: id }, ...(isDefault ? [{ enomAccountId: null }] : [])]
  return { orderItem: { product: { OR: products } } }
}
