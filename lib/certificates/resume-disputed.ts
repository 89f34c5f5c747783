import type { Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { DISPUTED } from './hold-disputed'
import { enqueueLanesOf } from './lane'
import { reopenCancelled } from './reopen-cancelled'
import { tellIssued } from './tell-issued'
import { transitionAll } from './transition'

/**
 * Lets go on what a dispute held, once it is won, as part of the caller's transaction: what was not bought is bought, what the buyer had
 * sent is sent, and whoever was not told of an issued file is told now. What waits for another reason, such as a refund that staff asked
 * for, stays with them. Answers how many are bought now.
 */
export async function resumeDisputed(tx: Tx, orderId: string): Promise<number> {
  const certificates = await tx.certificate.findMany({
    where: { orderId, status: { in: ['purchase_failed', 'sending', 'issued'] } },
    select: { id: true, status: true, events: { where: { to: { not: null } }, orderBy: { id: 'desc' }, take: 1, select: { kind: true } } },
    orderBy: { id: 'asc' },
  })
  const held = certificates.filter(({ status, events }) => status === 'purchase_failed' && events[0]?.kind === DISPUTED.kind)
  const moved = await transitionAll(
    tx,
    held.map(({ id }) => id),
    { from: 'purchase_failed', to: 'provisioning', kind: 'certificate.dispute_won', actor: 'system' },
  )
  await enqueueLanesOf(tx, moved)
  for (const { id, status } of certificates) {
    if (status === 'sending') await enqueue(tx, 'certificate.submit', { certificateId: id })
    if (status === 'issued') await tellIssued(tx, id)
  }
  return moved.length
}

/** Gives what was cancelled for a dispute that was called lost, and was not, back to a person. */
export async function reopenLost(tx: Tx, orderId: string): Promise<void> {
  const cancelled = await tx.certificate.findMany({ where: { orderId, status: 'cancelled' }, select: { id: true }, orderBy: { id: 'asc' } })
  for (const { id } of cancelled) await reopenCancelled(tx, id, 'It was cancelled for a dispute that was won after all.')
}
