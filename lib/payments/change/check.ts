import { type Changeable, type ChangeRefusal, mayChange } from '../../certificates/ending/may-change'
import type { Tx } from '../../db/transaction'
import { lockOrder } from '../../orders/transition'
import { chargesFor, unallocatedOf } from '../../refunds/left-of'
import { err, type Result } from '../../result'

export type CheckRefusal =
  | ChangeRefusal
  /** Part of the payment was refunded, so the shop no longer has the full price. */
  | { code: 'payment-gone' }
  | { code: 'unassigned-refund' }

/**
 * Returns the facts that a change of this certificate depends on, or why it can't be changed. With `lock`, its order and the certificate
 * stay unchanged until the caller's transaction ends. Lock the order of the change first, if there is one. `payer`: the owner of that
 * order, because staff may have moved one of the two orders to another account.
 */
export async function checkChange(
  tx: Tx,
  certificateId: string,
  { lock = false, payer }: { lock?: boolean; payer?: string } = {},
): Promise<Result<Changeable, CheckRefusal>> {
  const found = await tx.certificate.findUnique({ where: { id: certificateId }, select: { orderId: true } })
  if (!found) return err({ code: 'not-found' })
  const { orderId } = found
  if (lock) await lockOrder(tx, orderId)
  const free = await mayChange(tx, certificateId, { lock })
  if (!free.ok) return free
  if (payer && payer !== free.value.userId) return err({ code: 'transferred' })
  if (await unallocatedOf(tx, orderId)) return err({ code: 'unassigned-refund' })
  const charge = await chargesFor(tx, { orderId, amount: free.value.paid.amount })
  return charge.ok ? free : err({ code: 'payment-gone' })
}
