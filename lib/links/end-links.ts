import { now } from '../clock'
import type { Tx } from '../db/transaction'

/** Invalidates every unused code and link emailed to a person, so that someone with access to their mailbox cannot use them. */
export async function endLinks(tx: Tx, { userId, email }: { userId: string; email: string }): Promise<void> {
  const at = now()
  await tx.link.updateMany({
    where: { usedAt: null, replacedAt: null, expiresAt: { gt: at }, OR: [{ email }, { order: { userId } }] },
    data: { expiresAt: at },
  })
}
