import type { Tx } from '../../db/transaction'
import { LOCK_COLUMNS } from '../lifecycle/dispute-lock'

/** Steps by which staff have a certificate bought all the same. Others that lead there are taken without a thought of the payment. */
const DECISIONS = ['certificate.purchase_retried', 'certificate.cost_accepted']

/**
 * Whether the payment for a certificate is disputed at the buyer's bank and staff have not had it bought since, or since the dispute was
 * lost. Nothing is bought for it as long as it is.
 */
export async function isDisputed(tx: Tx, { orderId, certificateId }: { orderId: string; certificateId: string }): Promise<boolean> {
  const { disputedAt, disputeLostAt } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: LOCK_COLUMNS })
  // What they decided while it was open is no answer to its loss.
  const since = disputeLostAt ?? disputedAt
  if (!since) return false
  const decided = { certificateId, kind: { in: DECISIONS }, actor: { startsWith: 'staff:' }, at: { gte: since } }
  return (await tx.certificateEvent.findFirst({ where: decided, select: { id: true } })) === null
}
