import { now } from '../clock'
import type { Tx } from '../db/transaction'

/** Ends every code and link of a person that was mailed and not used: someone who reads their mail can't use those. */
export async function endLinks(tx: Tx, { userId, email }: { userId: string; email: string }): Promise<void> {
  const at = now()
  await tx.link.updateMany({
    where: { usedAt: null, replacedAt: null, expiresAt: { gt: at }, OR: [{ email }, { order: { userId } }] },
    data: { expiresAt: at },
  })
}
