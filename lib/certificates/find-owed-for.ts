import type { Tx } from '../db/transaction'
import { findKept } from './find-kept'

/**
 * The certificates that ended and whose price the shop owes to the buyer, by id: `among` these only, or of all. Nothing is owed while the
 * payment is disputed: the buyer's bank takes that money back, or the shop keeps it, and Stripe refuses to refund it.
 */
export async function findOwedFor(tx: Tx, among?: readonly string[]): Promise<string[]> {
  return (await findKept(tx, among)).flatMap(({ id, isDisputed }) => (isDisputed ? [] : [id]))
}
