import type { Tx } from '../../db/transaction'
import { move } from '../lifecycle/transition'

/**
 * Hands a certificate back to staff if it was cancelled for a refund that then failed, in the caller's transaction. Staff buy it again or
 * refund it if that is possible. Does nothing if the certificate is not cancelled.
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
