import type { Prisma } from '../db/generated/client'
import type { Tx } from '../db/transaction'

/** Outcomes after which we know that Enom did nothing. */
export const DID_NOTHING: readonly string[] = ['refused', 'unauthorised', 'rate-limited', 'unreachable']

/** The `where` of calls that may have had their effect: not ended here (we were killed), not understood, or answered well. */
export const MAY_HAVE_DONE_IT = { OR: [{ outcome: null }, { outcome: { notIn: [...DID_NOTHING] } }] } satisfies Prisma.EnomCallWhereInput

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
