import { MINUTE, now } from '../../clock'
import { fencedBy } from '../../db/fence'
import type { Prisma, SupplierOperation } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { isLeaseAlive } from '../../jobs/lease'
import { OPEN_STATES } from './states'

/** The `where` of purchases that Enom may have made, or may yet. */
export const OPEN_PURCHASE = { kind: 'purchase', state: { in: [...OPEN_STATES] } } satisfies Prisma.SupplierOperationWhereInput

/** The `where` of submissions that Enom may have sent, or may yet. */
export const OPEN_SUBMISSION = { kind: 'submission', state: { in: [...OPEN_STATES] } } satisfies Prisma.SupplierOperationWhereInput

/** No operation takes longer: a call is given up after 90 seconds, and one not sent within ten seconds of its row is not sent. */
const OPERATION_ENDS_WITHIN_MS = 3 * MINUTE

/** The operations this process is carrying out at this moment. */
const inProgress = new Set<string>()

/** Runs `work` while this process counts as carrying out the operation. */
export async function whileInProgress<Value>(operationId: string, work: () => Promise<Value>): Promise<Value> {
  inProgress.add(operationId)
  try {
    return await work()
  } finally {
    inProgress.delete(operationId)
  }
}

/**
 * Whether a live process is carrying out this operation. One that is `started` and not in progress was cut off: only Enom knows what came
 * of it. A worker counts as alive while it holds its lease; this process knows its own operations.
 */
export async function isInProgress(
  tx: Tx,
  { id, leaseId, startedAt }: Pick<SupplierOperation, 'id' | 'leaseId' | 'startedAt'>,
): Promise<boolean> {
  if (leaseId === null || leaseId === fencedBy()) return inProgress.has(id)
  return now().getTime() - startedAt.getTime() < OPERATION_ENDS_WITHIN_MS && (await isLeaseAlive(tx, leaseId))
}

/** Whether Enom may have sold, or may yet sell, something for this certificate. Such a certificate is neither cancelled nor refunded as not purchased. */
export async function hasOpenPurchase(tx: Tx, certificateId: string): Promise<boolean> {
  return (await tx.supplierOperation.findFirst({ where: { certificateId, ...OPEN_PURCHASE }, select: { id: true } })) !== null
}

/** Whether Enom may have sent, or may yet send, the request of this certificate to the authority. */
export async function hasOpenSubmission(tx: Tx, certificateId: string): Promise<boolean> {
  return (await tx.supplierOperation.findFirst({ where: { certificateId, ...OPEN_SUBMISSION }, select: { id: true } })) !== null
}
