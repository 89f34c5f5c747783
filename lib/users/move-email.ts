import { now } from '../clock'
import type { Tx } from '../db/transaction'

/**
 * Changes a person's canonical address to another one, which they have proved to be theirs. Returns false and changes nothing if someone
 * already has that address, or if the person's own address is no longer `from`.
 */
export async function moveEmail(tx: Tx, { userId, from, to }: { userId: string; from: string; to: string }): Promise<boolean> {
  if (await tx.user.count({ where: { email: to } })) return false
  const { count } = await tx.user.updateMany({ where: { id: userId, email: from }, data: { email: to, confirmedAt: now() } })
  return count === 1
}
