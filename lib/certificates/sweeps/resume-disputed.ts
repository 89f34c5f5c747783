import type { Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { cancelUnboughtCertificates } from '../ending/cancel'
import { reopenCancelled } from '../ending/reopen'
import { transitionAll } from '../lifecycle/transition'
import { tellIssued } from '../notify/buyer'
import { DISPUTED } from '../purchase/hold-disputed'
import { enqueueRunsFor } from '../purchase/queue'
import { recordDecision } from '../settlement/is-disputed'
import { readRefunded } from '../settlement/is-refunded'

/**
 * Lets go on what a dispute held, once it is won, as part of the caller's transaction: what was not bought is bought, what the buyer had
 * sent is sent, and a buyer who was not told of an issued file is told now. What waits for another reason, such as a refund that staff asked
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
  await enqueueRunsFor(tx, moved)
  for (const { id, status } of certificates) {
    if (status === 'sending') await enqueue(tx, 'certificate.submit', { certificateId: id })
    if (status === 'issued') await tellIssued(tx, id)
  }
  return moved.length
}

/** Decisions that nobody made: what a lost dispute cancelled. */
const BY_LOSS = { decision: 'cancelled', decidedBy: 'system' } as const

/** Cancels what was not bought, because the dispute is lost, as part of the caller's transaction. Returns how many. */
export async function cancelLost(tx: Tx, orderId: string, actor: string): Promise<number> {
  const cancelled = await cancelUnboughtCertificates(tx, orderId, actor)
  for (const id of cancelled) await recordDecision(tx, id, BY_LOSS)
  return cancelled.length
}

/**
 * Gives what `cancelLost` cancelled back to a person, since the dispute was won after all. What was cancelled for another reason, or whose
 * money went back, stays cancelled.
 */
export async function reopenLost(tx: Tx, orderId: string): Promise<void> {
  const where = { orderId, status: 'cancelled', decisions: { some: BY_LOSS } } as const
  const isBack = await readRefunded(tx, orderId)
  for (const { id } of await tx.certificate.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })) {
    if (!isBack(id)) await reopenCancelled(tx, id, 'It was cancelled for a dispute that was won after all.')
  }
  await tx.disputeDecision.deleteMany({ where: { dispute: { orderId } } })
}
