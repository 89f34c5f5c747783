import type { Activation } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { disputeLock, LOCK_COLUMNS } from './dispute-lock'
import { readRefunded } from './is-refunded'
import { EDITABLE } from './state'

/**
 * The certificates of an order its buyer can set up now, oldest first, as the mail names them: all, or those of one kind of activation.
 * Not those that were sent, have ended, or whose money went back, is on its way back or is disputed.
 */
export async function findToSetUp(
  tx: Tx,
  orderId: string,
  { activation }: { activation?: Activation } = {},
): Promise<{ name: string; label: string }[]> {
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: LOCK_COLUMNS })
  if (disputeLock(order)) return []
  const certificates = await tx.certificate.findMany({
    where: { orderId, status: { in: [...EDITABLE] }, ...(activation ? { orderItem: { activation } } : {}) },
    select: { id: true, label: true, type: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  const isRefunded = await readRefunded(tx, orderId)
  return certificates.filter(({ id }) => !isRefunded(id)).map(({ label, type }) => ({ name: type.name, label }))
}
