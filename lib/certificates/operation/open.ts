import { MINUTE, now } from '../../clock'
import { fencedBy } from '../../db/fence'
import type { Prisma, SupplierOperation } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { isLeaseAlive } from '../../jobs/lease'
import { OPEN_STATES } from './states'

/** The `where` clause for purchases that Enom may have completed or may still complete. */
export const OPEN_PURCHASE = { kind: 'purchase', state: { in: [...OPEN_STATES] } } satisfies Prisma.SupplierOperationWhereInput

/** The `where` clause for submissions that Enom may have sent or may still send. */
export const OPEN_SUBMISSION = { kind: 'submission', state: { in: [...OPEN_STATES] } } satisfies Prisma.SupplierOperationWhereInput

/**
 * The maximum duration of an operation: a call is abandoned after 90 seconds, and a call that was not sent within ten seconds of the
 * operation's row being written is never sent.
 */
const OPERATION_ENDS_WITHIN_MS = 3 * MINUTE

/** Operations that this process is currently carrying out. */
const inProgress = new Set<string>()

/** Runs `work`, and registers the operation as being carried out by this process until it ends. */
export async function whileInProgress<Value>(operationId: string, work: () => Promise<Value>): Promise<Value> {
  inProgress.add(operationId)
  try {
    return await work()
  } finally {
    inProgress.delete(operationId)
  }
}

/**
 * Returns whether a live process is carrying out this operation. An operation that is `started` but not in progress was interrupted, and
 * only Enom knows its outcome. A worker is considered alive while it holds its lease. Each process tracks its own operations.
 */
export async function isInProgress(
  tx: Tx,
  { id, leaseId, startedAt }: Pick<SupplierOperation, 'id' | 'leaseId' | 'startedAt'>,
): Promise<boolean> {
  if (leaseId === null || leaseId === fencedBy()) return inProgress.has(id)
  return now().getTime() - startedAt.getTime() < OPERATION_ENDS_WITHIN_MS && (await isLeaseAlive(tx, leaseId))
}

/**
 * Returns whether Enom may have sold, or may still sell, something for this certificate. Such a certificate must not be cancelled or
 * refunded as if it had not been purchased.
 */
export async function hasOpenPurchase(tx: Tx, certificateId: string): Promise<boolean> {
  return (await tx.supplierOperation.findFirst({ where: { certificateId, ...OPEN_PURCHASE }, select: { id: true } })) !== null
}

/** Returns whether Enom may have sent, or may still send, this certificate's request to the authority. */
export async function hasOpenSubmission(tx: Tx, certificateId: string): Promise<boolean> {
  return (await tx.supplierOperation.findFirst({ where: { certificateId, ...OPEN_SUBMISSION }, select: { id: true } })) !== null
}
