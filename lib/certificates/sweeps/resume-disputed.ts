import type { Tx } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { cancelUnboughtCertificates } from '../ending/cancel'
import { reopenCancelled } from '../ending/reopen'
import { moveAll } from '../lifecycle/transition'
import { tellIssued } from '../notify/buyer'
import { enqueueRunsFor } from '../purchase/queue'
import { recordDecision } from '../settlement/is-disputed'
import { NOT_REFUNDED } from '../settlement/is-refunded'

/**
 * Resumes everything that was on hold because of a dispute once the dispute is won, in the caller's transaction. Certificates held for the
 * dispute are bought, requests the buyer had sent go to the authority, and buyers not yet told about an issued file are told now. Anything
 * held for another reason, such as a refund staff requested, stays held. Returns how many are being bought.
 */
export async function resumeDisputed(tx: Tx, orderId: string): Promise<number> {
  const certificates = await tx.certificate.findMany({
    where: {
      AND: [
        { OR: [{ orderId }, { changedFrom: { orderId } }] },
        { OR: [{ hold: 'payment_disputed' }, { stage: 'submission', hold: null }, { stage: 'issued' }] },
      ],
    },
    select: { id: true, stage: true, hold: true },
    orderBy: { id: 'asc' },
  })
  const held = certificates.filter(({ hold }) => hold === 'payment_disputed')
  const moved = await moveAll(
    tx,
    held.map(({ id }) => id),
    { from: 'purchase:payment_disputed', to: 'purchase', kind: 'certificate.dispute_won', actor: 'system' },
  )
  await enqueueRunsFor(tx, moved)
  for (const { id, stage } of certificates) {
    if (stage === 'submission') await enqueue(tx, 'certificate.submit', { certificateId: id })
    if (stage === 'issued') await tellIssued(tx, id)
  }
  return moved.length
}

/** The decision recorded when a lost dispute cancels a certificate automatically. */
const BY_LOSS = { decision: 'cancelled', decidedBy: 'system' } as const

/** Cancels the unbought certificates of an order whose dispute is lost, in the caller's transaction. Returns the number cancelled. */
export async function cancelLost(tx: Tx, orderId: string, actor: string): Promise<number> {
  const cancelled = await cancelUnboughtCertificates(tx, orderId, actor)
  for (const id of cancelled) await recordDecision(tx, id, BY_LOSS)
  return cancelled.length
}

/**
 * Hands certificates that `cancelLost` cancelled back to staff, because the dispute was won after all. Certificates that were cancelled for
 * another reason or are refunded stay cancelled.
 */
export async function reopenLost(tx: Tx, orderId: string): Promise<void> {
  const where = { orderId, closedReason: 'not_purchased', decisions: { some: BY_LOSS }, ...NOT_REFUNDED } as const
  for (const { id } of await tx.certificate.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })) {
    await reopenCancelled(tx, id, 'It was cancelled because of a dispute that was won in the end.')
  }
  await tx.disputeDecision.deleteMany({ where: { dispute: { orderId } } })
}
