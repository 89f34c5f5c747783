import type { Actor } from '../actor'
import { onSale } from '../catalog/on-sale'
import { getOrderAgain, type OrderAgainRefusal } from '../certificates/view/order-again'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'

export type FindAgainRefusal = OrderAgainRefusal | { code: 'no-longer-sold' }

/** Returns the basket line with which a certificate is renewed: the current choice of the same type and term, at today's price. */
export async function findAgain(
  actor: Actor,
  certificateId: string,
): Promise<Result<{ choiceId: string; quantity: number; label: string; renewsId: string }, FindAgainRefusal>> {
  const again = await getOrderAgain(actor, certificateId)
  if (!again.ok) return again
  const { typeCode, years, label } = again.value
  const choice = await db.productChoice.findFirst({
    where: { typeCode, years, active: true, product: onSale() },
    orderBy: [{ product: { position: 'asc' } }, { id: 'asc' }],
    select: { id: true },
  })
  return choice ? ok({ choiceId: choice.id, quantity: 1, label, renewsId: certificateId }) : err({ code: 'no-longer-sold' })
}
