import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { hashToken } from '../links/secrets'
import { err, ok, type Result } from '../result'
import { readCart } from './queries'
import { MAX_CERTIFICATES, MAX_QUANTITY } from './schema'

export type ChangeQuantityRefusal = { code: 'too-many' } | { code: 'too-many-in-all' } | { code: 'line-gone' }

/** Sets the quantity of a basket line, which must be at least one. Returns how many certificates the basket now holds. */
export async function changeQuantity(
  token: string,
  lineId: string,
  quantity: number,
): Promise<Result<{ count: number }, ChangeQuantityRefusal>> {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY) return err({ code: 'too-many' })
  return inTransaction(async (tx) => {
    // Allow only one change to a basket at a time, so that two can't both use up the remaining limit.
    await tx.$queryRaw`select 1 from "Cart" where "tokenHash" = ${hashToken(token)} for update`
    const cart = await readCart(tx, token)
    const line = cart?.lines.find(({ id }) => id === lineId)
    if (!cart || !line) return err({ code: 'line-gone' })
    const count = cart.count - line.quantity + quantity
    if (count > MAX_CERTIFICATES && quantity > line.quantity) return err({ code: 'too-many-in-all' })
    await tx.cartLine.updateMany({ where: { id: lineId }, data: { quantity } })
    await tx.cart.update({ where: { id: cart.id }, data: { updatedAt: now() } })
    return ok({ count })
  })
}
