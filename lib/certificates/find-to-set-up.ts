import type { Activation } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { readRefunded } from './is-refunded'
import { EDITABLE } from './state'

/**
 * The certificates of an order its buyer can set up now, oldest first, as the mail names them: all, or those of one kind of activation.
 * Not those that were sent, have ended, or whose money went back or is on its way back.
 */
export async function findToSetUp(
  tx: Tx,
  orderId: string,
  { activation }: { activation?: Activation } = {},
): Promise<{ name: string; label: string }[]> {
  const certificates = await tx.certificate.findMany({
    where: { orderId, status: { in: [...EDITABLE] }, ...(activation ? { orderItem: { activation } } : {}) },
    select: { id: true, label: true, type: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  const isRefunded = await readRefunded(tx, orderId)
  return certificates.filter(({ id }) => !isRefunded(id)).map(({ label, type }) => ({ name: type.name, label }))
}
