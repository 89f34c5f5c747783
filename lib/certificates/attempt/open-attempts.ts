import { MINUTE, now } from '../../clock'
import { fencedBy } from '../../db/fence'
import type { PurchaseAttempt } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { isLeaseAlive } from '../../jobs/lease'

/** The `where` of attempts that may have bought, or may yet. */
export const OPEN_ATTEMPT = { state: { in: ['started', 'unclear'] } } as const satisfies { state: { in: PurchaseAttempt['state'][] } }

/** No attempt takes longer: a call is given up after 90 seconds, and one not sent within ten seconds of its row is not sent. */
const LONGEST = 3 * MINUTE

/** The attempts this process is making at this moment. */
const making = new Set<string>()

/** Runs `work` while this process counts as making the attempt. */
export async function whileInProgress<Value>(attemptId: string, work: () => Promise<Value>): Promise<Value> {
  making.add(attemptId)
  try {
    return await work()
  } finally {
    making.delete(attemptId)
  }
}

/**
 * Whether somebody alive is making this attempt. One that is `started` and that nobody makes was cut off: whether it bought is for
 * Enom to tell. A worker counts as alive while its lease stands; this process knows of itself.
 */
export async function isInProgress(
  tx: Tx,
  { id, leaseId, startedAt }: Pick<PurchaseAttempt, 'id' | 'leaseId' | 'startedAt'>,
): Promise<boolean> {
  if (leaseId === null || leaseId === fencedBy()) return making.has(id)
  return now().getTime() - startedAt.getTime() < LONGEST && (await isLeaseAlive(tx, leaseId))
}

/** Whether Enom may have sold, or may yet sell, something for this certificate. Such a one is neither cancelled nor refunded as unbought. */
export async function hasOpenAttempt(tx: Tx, certificateId: string): Promise<boolean> {
  return (await tx.purchaseAttempt.findFirst({ where: { certificateId, ...OPEN_ATTEMPT }, select: { id: true } })) !== null
}
