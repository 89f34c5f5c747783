import { reserveCredit } from '../../account-credit/use-credit'
import type { Order } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import type { Money } from '../../money'
import { err, ok, type Result } from '../../result'
import { checkCredit } from './offer-credit'

/** The amount of credit, in minor units, that a signed-in client wants to use for an order. */
export type AskedCredit = { payer: string; amount: number }

/**
 * Applies credit from the buyer's account to an order that was placed without credit, such as that of a quote. An order that already uses
 * credit keeps it. The caller must hold the order's lock and have closed its payment pages. Staff may have moved the order to another
 * account in the meantime, whose credit does not belong to the payer.
 */
export async function addCredit(
  tx: Tx,
  order: Order,
  { payer, amount: asked }: AskedCredit,
): Promise<Result<undefined, { code: 'credit-changed'; credit: Money } | { code: 'not-found' }>> {
  const { id: orderId, userId, cartId, currency } = order
  if (payer !== userId) return err({ code: 'not-found' })
  if (order.changesId || (await tx.creditUse.findUnique({ where: { orderId }, select: { id: true } }))) return ok()
  const total = { amount: order.total, currency }
  const most = await checkCredit(tx, { userId, cartId, total }, asked)
  if (most !== asked) return err({ code: 'credit-changed', credit: { amount: most, currency } })
  await reserveCredit(tx, { orderId, userId, cartId, total, amount: asked })
  return ok()
}
