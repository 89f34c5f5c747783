import { db } from '../db/client'
import { hashToken } from '../links/secrets'
import { err, ok, type Result } from '../result'
import { countOf } from './queries'
import { removeLine } from './remove-line'
import { MAX_QUANTITY } from './schema'

export type ChangeQuantityRefusal = { code: 'too-many' } | { code: 'line-gone' }

/** Sets how many of one line the basket holds; zero removes it. Answers how many certificates the basket now holds. */
export async function changeQuantity(
  token: string,
  lineId: string,
  quantity: number,
): Promise<Result<{ count: number }, ChangeQuantityRefusal>> {
  if (quantity === 0) return ok({ count: (await removeLine(token, lineId)).count })
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > MAX_QUANTITY) return err({ code: 'too-many' })
  const { count: changed } = await db.cartLine.updateMany({
    where: { id: lineId, cart: { tokenHash: hashToken(token) } },
    data: { quantity },
  })
  return changed ? ok({ count: await countOf(token) }) : err({ code: 'line-gone' })
}
