import type { Tx } from '../db/transaction'
import { MAY_HAVE_DONE_IT } from '../registrar/outcomes'

/**
 * Whether a submission (Enom CertPurchaseCert) begun at or after `since` may have had its effect without its being stored: unfinished (we
 * were killed), answered unreadably or in doubt, or answered well and we were killed right then.
 */
export async function hasOpenCall(tx: Tx, certificateId: string, since: Date): Promise<boolean> {
  const open = await tx.enomCall.findFirst({
    where: {
      certificateId,
      command: 'CertPurchaseCert',
      startedAt: { gte: since },
      ...MAY_HAVE_DONE_IT,
    },
    select: { id: true },
  })
  return open !== null
}
