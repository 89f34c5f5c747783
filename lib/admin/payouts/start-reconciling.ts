import type { Actor } from '../../actor'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { mayStaff } from '../../permissions'

/** Starts reading and comparing the payouts now, at the request of staff. Returns false for anyone whose role does not include money. */
export async function startReconciling(actor: Actor): Promise<boolean> {
  if (!mayStaff(actor, 'refund')) return false
  await inTransaction((tx) => enqueue(tx, 'stripe.reconcile_payouts', {}))
  return true
}
