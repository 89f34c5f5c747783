import { reserveCredit } from '../../account-credit/use-credit'
import type { Order } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import type { Money } from '../../money'
import { err, ok, type Result } from '../../result'
import { checkCredit } from './offer-credit'

/**
 * Takes credit of the buyer's account for an order that was placed without, such as that of a quote. An order that has its credit keeps it.
 * The caller holds the order's lock and knows that its payment pages are closed.
 */
export async function addCredit(
  tx: Tx,
  order: Order,
  asked: number,
): Promise<Result<undefined, { code: 'credit-changed'; credit: Money }>> {
  const { id: orderId, userId, cartId, currency } = order
  if (order.changesId || (await tx.creditUse.findUnique({ where: { orderId }, select: { id: true } }))) return ok()
  const total = { amount: order.total, currency }
  const most = await checkCredit(tx, { userId, cartId, total }, asked)
  if (most !== asked) return err({ code: 'credit-changed', credit: { amount: most, currency } })
  await reserveCredit(tx, { orderId, userId, cartId, total, amount: asked })
  return ok()
}
