import { createHash } from 'node:crypto'
import type { CartView } from '../cart/types'

/**
 * SHA-256 over what is bought, at which price and by whom: the same basket gives the same open order, and a basket
 * that changed in any way gives another one.
 */
export function basketHash(cart: CartView, userId: string, country: string): string {
  const lines = cart.lines.map((line) => [line.choiceId, line.quantity, line.unit.amount, line.unit.currency, line.label])
  return createHash('sha256')
    .update(JSON.stringify([cart.id, userId, country, lines]))
    .digest('hex')
}
