import { isOnSale, onSale } from '../catalog/on-sale'
import { newestPrice, priceNow } from '../catalog/pricing/price-now'
import { checkBasket, checkBuyer, checkStanding, countOwn } from '../coupons/check-coupon'
import { db } from '../db/client'
import type { Coupon } from '../db/generated/client'
import type { Tx } from '../db/transaction'
import { hashToken } from '../links/secrets'
import type { Money } from '../money'
import { readTaxRule } from '../tax/read-rule'
import { countedByStripe } from './stripe-tax'
import { buyerOf, taxed } from './tax'
import { totalOf } from './totals'
import type { CartLineView, CartObstacle, CartView } from './types'

/** Returns the basket for a token, at today's prices; null if there is none. `buyerId`: the buyer, if they are signed in. */
export async function getCart(token: string, buyerId?: string): Promise<CartView | null> {
  return readCart(db, token, { buyerId })
}

type Whose = {
  /** The buyer, if they are signed in. */
  buyerId?: string | undefined
  /** The buyer's country, if it differs from the basket's. */
  country?: string
}

/** Same as `getCart`, but in the caller's transaction. */
export async function readCart(tx: Tx, token: string, { buyerId, country }: Whose = {}): Promise<CartView | null> {
  const cart = await tx.cart.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      coupon: true,
      country: true,
      taxNumber: true,
      vatAnswer: true,
      vatAskedAt: true,
      postalCode: true,
      taxAnswer: true,
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
              product: {
                select: {
                  id: true,
                  slug: true,
                  name: true,
                  visible: true,
                  saleFrom: true,
                  saleUntil: true,
                  activation: true,
                  taxClass: true,
                },
              },
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
      taxClass: choice.product.taxClass,
      years: choice.years,
      unprotected,
      label: line.label,
      renewsId: line.renewsId,
      quantity: line.quantity,
      unit: { amount, currency },
      total: { amount: amount * line.quantity, currency },
      off: 0,
      tax: null,
      counted: null,
      before: line.seenAmount === amount ? null : { amount: line.seenAmount, currency },
      changedAt: since,
      // A quote stays valid even if its product was hidden in the meantime.
      available: choice.active && (quoted !== null || isOnSale(choice.product)),
    }
  })
  const list = totalOf(lines)
  const count = lines.reduce((sum, line) => sum + line.quantity, 0)
  const plain = { id: cart.id, lines, count, list, total: list, coupon: null, tax: null, obstacle: obstacleOf(lines, list) }
  const basket = cart.coupon ? await withCoupon(tx, plain, cart.coupon, buyerId) : plain
  const rule = await readTaxRule(tx)
  if (!rule) return basket
  const buyer = buyerOf(cart, country)
  // The tax of a quote was calculated with the shop's own rates.
  const isQuoted = cart.lines.some(({ quotedAmount }) => quotedAmount !== null)
  return rule.calculator === 'stripe' && !isQuoted ? countedByStripe(basket, rule, buyer, cart.taxAnswer) : taxed(basket, rule, buyer)
}

/** Returns a basket with a coupon's discount, or the reason why the coupon does not apply. */
export async function withCoupon(tx: Tx, cart: CartView, coupon: Coupon, buyerId?: string): Promise<CartView> {
  const { list } = cart
  const known = { id: coupon.id, code: coupon.code, off: null, refusal: null }
  if (!list) return { ...cart, coupon: known }
  const sold = cart.lines.filter(({ available }) => available)
  const own = await countOwn(tx, coupon.id, cart.id)
  const checked = checkStanding(coupon, own) ?? checkBasket(coupon, sold, list.currency)
  const buyer = buyerId && Array.isArray(checked) ? await checkBuyer(tx, coupon, { userId: buyerId, cartId: cart.id }) : null
  const refusal = Array.isArray(checked) ? buyer : checked
  if (refusal || !Array.isArray(checked)) {
    return { ...cart, coupon: { ...known, refusal }, obstacle: cart.obstacle ?? 'coupon-refused' }
  }
  const lines = cart.lines.map((line) => ({ ...line, off: checked[sold.indexOf(line)] ?? 0 }))
  const off = checked.reduce((sum, part) => sum + part, 0)
  const { currency } = list
  return { ...cart, lines, total: { amount: list.amount - off, currency }, coupon: { ...known, off: { amount: off, currency } } }
}

/** Returns whether a basket exists for this token. Needed because anyone can make up a token. */
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

/** Returns the name of a choice that was just removed, to offer putting it back; null if the choice is not on sale. */
export async function getChoiceName(choiceId: string): Promise<string | null> {
  const choice = await db.productChoice.findFirst({
    where: { id: choiceId, active: true, product: onSale() },
    select: { type: { select: { name: true } } },
  })
  return choice?.type.name ?? null
}
