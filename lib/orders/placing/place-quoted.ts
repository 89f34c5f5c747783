import { makeQuotedCart, type QuotedLine } from '../../cart/make-quoted-cart'
import type { Tx } from '../../db/transaction'
import type { Language } from '../../languages/types'
import type { Result } from '../../result'
import type { CheckedNumber } from '../../tax/check-number'
import { noteEvent } from '../transition'
import { type PlaceOrderRefusal, placeOrder } from './place-order'

/** Places the order of an accepted quote in the caller's transaction, at exactly the prices of the quote. */
export async function placeQuoted(
  tx: Tx,
  quote: {
    number: number
    email: string
    country: string
    lines: readonly QuotedLine[]
    checked: CheckedNumber | null
    language: Language | undefined
  },
): Promise<Result<{ orderId: string }, PlaceOrderRefusal>> {
  const cartToken = await makeQuotedCart(tx, quote.lines, quote.checked && { country: quote.country, ...quote.checked })
  const placed = await placeOrder({ tx, cartToken, email: quote.email, country: quote.country, language: quote.language })
  if (!placed.ok) return placed
  const { orderId } = placed.value
  const { userId } = await tx.order.update({ where: { id: orderId }, data: { source: 'quote' }, select: { userId: true } })
  await noteEvent(tx, orderId, { kind: 'order.quote_accepted', actor: `client:${userId}`, detail: { quote: quote.number } })
  return placed
}
