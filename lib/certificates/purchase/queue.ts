import { db } from '../../db/client'
import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'

/** One product in one account: what is bought there is bought one after the other. A null account is the default one. */
export type Lane = { typeCode: string; accountId: string | null }

/** Has the worker buy what waits in a lane. Any number of calls leaves one waiting job, due at the earliest moment of theirs. */
export function enqueueLane(tx: Tx, { typeCode, accountId }: Lane, { runAt }: { runAt?: Date } = {}): Promise<void> {
  return enqueue(tx, 'purchase.run', { typeCode, accountId }, { runAt, keepEarlier: true })
}

/** Has the worker run the lanes of these certificates, each once, always in the same order: two of these never wait for each other in a ring. */
export async function enqueueLanesOf(tx: Tx, ids: readonly string[]): Promise<void> {
  if (!ids.length) return
  const rows = await tx.certificate.findMany({ where: { id: { in: [...ids] } }, select: laneColumns })
  const lanes = new Map(rows.map((row) => [JSON.stringify(laneOf(row)), laneOf(row)]))
  for (const key of [...lanes.keys()].sort()) {
    const lane = lanes.get(key)
    if (lane) await enqueueLane(tx, lane)
  }
}

const laneColumns = {
  typeCode: true,
  orderItem: { select: { product: { select: { enomAccountId: true } } } },
} satisfies Prisma.CertificateSelect

function laneOf(row: Prisma.CertificateGetPayload<{ select: typeof laneColumns }>): Lane {
  return { typeCode: row.typeCode, accountId: row.orderItem.product.enomAccountId }
}

/** The value of PurchaseAttempt.openKey: the database lets one open purchase bear it. */
export function openKeyOf(accountId: string, enomProdType: number): string {
  return `${accountId}:${enomProdType}`
}

/** The account a lane buys from; null when there is none. */
export function accountOf({ accountId }: Lane) {
  return db.enomAccount.findFirst({
    where: accountId ? { id: accountId } : { isDefault: true },
    select: { id: true, loginId: true, testMode: true, isDefault: true, listLag: true, costTolerance: true },
  })
}

/** What waits to be bought in this lane, under whichever of its two names the default account is meant. */
export function waitingIn({ typeCode, accountId }: Lane, account: { id: string; isDefault: boolean } | null): Prisma.CertificateWhereInput {
  const soldHere = account ? soldThrough(account) : { orderItem: { product: { enomAccountId: accountId } } }
  return { status: 'provisioning', typeCode, ...soldHere }
}

/** The `where` of certificates that are bought through an account. */
export function soldThrough({ id, isDefault }: { id: string; isDefault: boolean }): Prisma.CertificateWhereInput {
  const products = [{ enomAccountId: id }, ...(isDefault ? [{ enomAccountId: null }] : [])]
  return { orderItem: { product: { OR: products } } }
}
