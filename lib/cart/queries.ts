import { db } from '../db/client'
import type { Tx } from '../db/transaction'
import { hashToken } from '../links/secrets'
import type { Money } from '../money'
import { totalOf } from './totals'

export type CartLineView = {
  id: string
  choiceId: string
  productId: string
  productSlug: string
  productName: string
  typeCode: string
  typeName: string
  activation: 'automatic' | 'manual'
  years: number
  label: string
  quantity: number
  unit: Money
  total: Money
  /** The unit price the buyer last saw, where it is another one today. */
  before: Money | null
  /** False once the product or this choice is no longer sold. */
  available: boolean
}

/** What keeps a basket from being ordered. */
export type CartObstacle = 'empty' | 'withdrawn' | 'price-changed' | 'mixed-currency'

export type CartView = {
  id: string
  lines: CartLineView[]
  count: number
  total: Money | null
  obstacle: CartObstacle | null
}

/** The basket behind a token, its prices as they are today; null when there is none. */
export async function getCart(token: string): Promise<CartView | null> {
  return readCart(db, token)
}

/** The same, inside the caller's transaction. */
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
          seenAmount: true,
          choice: {
            select: {
              id: true,
              years: true,
              amount: true,
              currency: true,
              active: true,
              typeCode: true,
              type: { select: { name: true } },
              product: { select: { id: true, slug: true, name: true, visible: true, activation: true } },
            },
          },
        },
      },
    },
  })
  if (!cart) return null
  const lines = cart.lines.map(({ choice, ...line }): CartLineView => {
    const { currency } = choice
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
      label: line.label,
      quantity: line.quantity,
      unit: { amount: choice.amount, currency },
      total: { amount: choice.amount * line.quantity, currency },
      before: line.seenAmount === choice.amount ? null : { amount: line.seenAmount, currency },
      available: choice.active && choice.product.visible,
    }
  })
  const total = totalOf(lines)
  const count = lines.reduce((sum, line) => sum + line.quantity, 0)
  return { id: cart.id, lines, count, total, obstacle: obstacleOf(lines, total) }
}

/** How many certificates the basket holds. */
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
