import type { Tx } from '../db/transaction'
import { endLinks } from '../links/end-links'

/** Signs a person out of every browser and invalidates every unused code and link that was emailed to them. */
export async function endSessionsOf(tx: Tx, userId: string): Promise<void> {
  const data = { sessionVersion: { increment: 1 } }
  const { email } = await tx.user.update({ where: { id: userId }, data, select: { email: true } })
  await endLinks(tx, { userId, email })
}
