import type { Tx } from '../../db/transaction'
import { move } from '../lifecycle/transition'
import { GOES_BACK } from '../settlement/is-refunded'

/**
 * Returns a certificate to staff if it was cancelled for a refund that then failed, in the caller's transaction. Staff buy it again, or
 * refund it if that is possible. Does nothing if the certificate is not cancelled or was exchanged for another one, or if another part of
 * its price, or its credit, is being refunded.
 */
export async function reopenCancelled(tx: Tx, id: string, why: string): Promise<void> {
  const goesBack = { allocations: { some: { refund: GOES_BACK } } }
  const stays = { OR: [goesBack, { changedToId: { not: null } }, { changedFrom: goesBack }] }
  if (await tx.certificate.count({ where: { id, ...stays } })) return
  await move(tx, id, {
    from: 'closed:not_purchased',
    to: 'purchase:refund_withdrawn',
    kind: 'certificate.refund_withdrawn',
    actor: 'system',
    facts: { problemText: why },
  })
}
