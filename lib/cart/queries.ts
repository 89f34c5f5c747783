import { isOnSale, onSale } from '../catalog/on-sale'
import { newestPrice, priceNow } from '../catalog/pricing/price-now'
import { db } from '../db/client'
import type { Tx } from '../db/transaction'
import { hashToken } from '../links/secrets'
import type { Money } from '../money'
import { totalOf } from './totals'
import type { CartLineView, CartObstacle, CartView } from './types'

/** Returns the basket for a token, at today's prices; null if there is none. */
export async function getCart(token: string): Promise<CartView | null> {
  return readCart(db, token)
}

/** Same as `getCart`, in the caller's transaction. */
export async function readCart(tx: Tx, token: string): Promise<CartView | null> {
  const cart = await tx.cart.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      lines: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          quantity: true,
          label: true,
          renewsId: true,
          seenAmount: true,
          quotedAmount: true,
          quotedUnprotected: true,
          choice: {
            select: {
              id: true,
              years: true,
              amount: true,
              currency: true,
              active: true,
              unprotected: true,
              changes: newestPrice(),
              typeCode: true,
              type: { select: { name: true } },
              product: { select: { id: true, slug: true, name: true, visible: true, saleFrom: true, saleUntil: true, activation: true } },
            },
          },
        },
      },
    },
  })
  if (!cart) return null
  const lines = cart.lines.map(({ choice, ...line }): CartLineView => {
    const { currency } = choice
    const { quotedAmount } = line
    const quoted = quotedAmount === null ? null : { amount: quotedAmount, unprotected: line.quotedUnprotected, since: null }
    const { amount, unprotected, since } = quoted ?? priceNow(choice)
    return {
      id: line.id,
      choiceId: choice.id,
      productId: choice.product.id,
      productSlug: choice.product.slug,
      productName: choice.product.name,
      typeCode: choice.typeCode,
      typeName: choice.type.name,
      activation: choice.product.activation,
      years: choice.years,
      unprotected,
      label: line.label,
      renewsId: line.renewsId,
      quantity: line.quantity,
      unit: { amount, currency },
      total: { amount: amount * line.quantity, currency },
      before: line.seenAmount === amount ? null : { amount: line.seenAmount, currency },
      changedAt: since,
      // A quote stands although its product is hidden meanwhile.
      available: choice.active && (quoted !== null || isOnSale(choice.product)),
    }
  })
  const total = totalOf(lines)
  const count = lines.reduce((sum, line) => sum + line.quantity, 0)
  return { id: cart.id, lines, count, total, obstacle: obstacleOf(lines, total) }
}

/** Whether a basket exists for this token. Anyone can invent a token. */
export async function hasCart(token: string): Promise<boolean> {
  return (await db.cart.count({ where: { tokenHash: hashToken(token) } })) > 0
}

/** Returns how many certificates the basket holds. */
export async function countOf(token: string): Promise<number> {
  const { _sum } = await db.cartLine.aggregate({ where: { cart: { tokenHash: hashToken(token) } }, _sum: { quantity: true } })
  return _sum.quantity ?? 0
}

function obstacleOf(lines: readonly CartLineView[], total: Money | null): CartObstacle | null {
  if (lines.length === 0) return 'empty'
  if (lines.some((line) => !line.available)) return 'withdrawn'
  if (lines.some((line) => line.before)) return 'price-changed'
  return total ? null : 'mixed-currency'
}

/** Returns the name of a choice that was just removed, to offer putting it back; null if it is not sold. */
export async function getChoiceName(choiceId: string): Promise<string | null> {
  const choice = await db.productChoice.findFirst({
    where: { id: choiceId, active: true, product: onSale() },
    select: { type: { select: { name: true } } },
  })
  return choice?.type.name ?? null
}
