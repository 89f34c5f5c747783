import type { Tx } from '../../db/transaction'
import { deleteWaysIn } from '../delete-ways-in'
import { endChanges } from './end-changes'

/** Ends every way a person signs in, other than their password, and any change of their address that waits to be confirmed. */
export async function endWaysIn(tx: Tx, userId: string): Promise<void> {
  await endChanges(tx, userId)
  await deleteWaysIn(tx, userId)
}
