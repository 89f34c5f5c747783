import type { Activation } from '../db/generated/enums'
import type { Tx } from '../db/transaction'
import { queueMail } from '../outbox/queue-mail'
import { findToSetUp } from './find-to-set-up'

/**
 * Mails the set-up link of an order's certificates of one kind of activation, once: those that need no hand as soon as they are paid,
 * those activated by hand when the first of them is. Only those that can be set up are named; nothing is sent where there are none.
 */
export async function tellSetUp(
  tx: Tx,
  order: { id: string; number: number; email: string },
  { activation }: { activation: Activation },
): Promise<void> {
  const certificates = await findToSetUp(tx, order.id, { activation })
  if (!certificates.length) return
  await queueMail(tx, {
    kind: 'set_up',
    onceKey: activation === 'automatic' ? `set_up:${order.id}` : `set_up:${order.id}:activated`,
    to: order.email,
    orderId: order.id,
    data: { orderId: order.id, orderNumber: order.number, certificates },
  })
}
