import { readUsable } from '../../account-credit/use-credit'
import type { Actor } from '../../actor'
import { leastPrice } from '../../coupons/least-price'
import { db } from '../../db/client'
import type { Tx } from '../../db/transaction'
import type { Money } from '../../money'
import { canStillBePaid } from '../can-be-paid'

/**
 * Returns how much of this total an account's credit can pay, in minor units: all of it, or less, so that enough remains for a card
 * payment.
 */
function creditFor({ usable, total }: { usable: number; total: Money }): number {
  if (usable >= total.amount) return total.amount
  return Math.max(0, Math.min(usable, total.amount - leastPrice(total.currency)))
}

/** Returns whether an account has credit that it could use now to pay this total, of an order placed without credit. */
export async function canUseCredit(tx: Tx, { userId, total }: { userId: string; total: Money }): Promise<boolean> {
  const usable = await readUsable(tx, { userId, currency: total.currency, cartId: null })
  return creditFor({ usable, total }) > 0
}

/** Returns the credit of the actor's account that a basket's order can use now; null if there is none or the actor is not a client. */
export async function offerCredit(actor: Actor, { cartId, total }: { cartId: string | null; total: Money }): Promise<Money | null> {
  if (actor.kind !== 'client') return null
  const { userId } = actor
  const { currency } = total
  const usable = await readUsable(db, { userId, currency, cartId })
  const amount = creditFor({ usable, total })
  return amount > 0 ? { amount, currency } : null
}

/**
 * Returns the credit that the actor can use for their own unpaid order if it was placed without credit, such as one created from a quote;
 * null if there is none.
 */
export async function offerCreditFor(actor: Actor, orderId: string): Promise<Money | null> {
  if (actor.kind !== 'client') return null
  const order = await db.order.findFirst({ where: { id: orderId, userId: actor.userId, changesId: null, creditUse: { is: null } } })
  if (!order || !canStillBePaid(order)) return null
  return offerCredit(actor, { cartId: order.cartId, total: { amount: order.total, currency: order.currency } })
}

/**
 * Returns the requested amount of credit if the account has it, otherwise the maximum that the order can use now. Keeps the balance locked,
 * so that of two simultaneous orders, the second sees what the first has left over.
 */
export async function checkCredit(
  tx: Tx,
  { userId, cartId, total }: { userId: string; cartId: string | null; total: Money },
  asked: number,
): Promise<number> {
  const usable = await readUsable(tx, { userId, currency: total.currency, cartId }, { lock: true })
  const isCharged = asked === total.amount || total.amount - asked >= leastPrice(total.currency)
  return asked <= usable && isCharged ? asked : creditFor({ usable, total })
}
