import { now } from '../../clock'
import type { DisputeDecisionKind } from '../../db/generated/enums'
import type { Tx } from '../../db/transaction'
import { NOT_WON } from '../lifecycle/dispute-lock'

/**
 * Returns whether a payment for a certificate, including a credit, is disputed or was lost to a dispute, and staff have not decided to buy
 * it anyway. As long as this is the case, the certificate is not bought.
 */
export async function isDisputed(tx: Tx, { orderId, certificateId }: { orderId: string; certificateId: string }): Promise<boolean> {
  const decisions = { none: { certificateId, decision: 'purchase_anyway' } } as const
  const order = { OR: [{ id: orderId }, { certificates: { some: { changedToId: certificateId } } }] }
  return (await tx.dispute.count({ where: { order, ...NOT_WON, decisions } })) > 0
}

/** Records a decision about a certificate whose payment is disputed or was lost to a dispute. Does nothing if there is no dispute. */
export async function recordDecision(
  tx: Tx,
  certificateId: string,
  { decision, decidedBy }: { decision: DisputeDecisionKind; decidedBy: string },
): Promise<void> {
  const disputes = await tx.dispute.findMany({
    where: { order: { certificates: { some: { OR: [{ id: certificateId }, { changedToId: certificateId }] } } }, ...NOT_WON },
    select: { id: true },
  })
  const decided = { decision, decidedBy, decidedAt: now() }
  for (const { id: disputeId } of disputes) {
    await tx.disputeDecision.upsert({
      where: { disputeId_certificateId: { disputeId, certificateId } },
      create: { disputeId, certificateId, ...decided },
      update: decided,
    })
  }
}

/** Deletes the decisions to buy certificates anyway, because the dispute has changed since they were made. */
export async function forgetPurchaseDecisions(tx: Tx, disputeId: string): Promise<void> {
  await tx.disputeDecision.deleteMany({ where: { disputeId, decision: 'purchase_anyway' } })
}
