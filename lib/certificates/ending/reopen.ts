import type { Tx } from '../../db/transaction'
import { move } from '../lifecycle/transition'

/**
 * Gives a certificate that was cancelled because its money was to go back to a person, since it did not: part of the caller's transaction.
 * They try to buy it again, or refund it where that is possible. One that is not cancelled is left alone.
 */
export async function reopenCancelled(tx: Tx, id: string, why: string): Promise<void> {
  await move(tx, id, {
    from: 'closed:not_purchased',
    to: 'purchase:refund_withdrawn',
    kind: 'certificate.refund_withdrawn',
    actor: 'system',
    facts: { problemText: why },
  })
}
