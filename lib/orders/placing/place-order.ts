import { createHash } from 'node:crypto'
import { reserveCredit } from '../../account-credit/use-credit'
import { type Actor, actorName } from '../../actor'
import { readCart } from '../../cart/queries'
import { piecesOf } from '../../cart/tax'
import type { CartLineView, CartObstacle, CartView } from '../../cart/types'
import { type ExchangeRate, readRate, toDollars } from '../../catalog/pricing/exchange-rates'
import { earlier, now } from '../../clock'
import type { CouponRefusal } from '../../coupons/check-coupon'
import { checkUse, reserveUse } from '../../coupons/reserve-use'
import { lockCoupon } from '../../coupons/transition'
import type { Prisma } from '../../db/generated/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { faultPoint } from '../../fault-point'
import type { Language } from '../../languages/types'
import { readTermsVersion } from '../../legal/read-terms-version'
import { hashToken } from '../../links/secrets'
import type { Money } from '../../money'
import { err, ok, type Result } from '../../result'
import type { PriceMode } from '../../tax/types'
import { findOrMakeUser } from '../../users/find-or-make-user'
import { OFFER_STANDS, PAYABLE } from '../can-be-paid'
import { checkCredit } from './offer-credit'
import { quoteCosts } from './quote-costs'

export type PlaceOrderRefusal =
  | { code: Exclude<CartObstacle, 'coupon-refused'> | 'shop-closed' }
  /** Stripe has not calculated the tax of this basket in its current state. */
  | { code: 'tax-unknown' }
  /** The coupon gives no discount on this basket or to this buyer. */
  | CouponRefusal
  /** The basket changed after the buyer's page was loaded, perhaps in another tab. */
  | { code: 'total-changed'; total: Money }
  /** The account no longer has the credit that the buyer agreed to use. */
  | { code: 'credit-changed'; credit: Money }

type Owner = { id: string; email: string }

/**
 * Turns the basket into an order with status `awaiting_payment`, using prices from the catalogue, never from the browser. Submitting twice,
 * or returning with the same basket, yields the same open order, even while a bank is confirming its payment.
 */
export async function placeOrder(input: {
  cartToken: string
  email: string
  country: string
  actor?: Actor | null
  /** The buyer's language, used if an account has to be created for the address. */
  language?: Language | undefined
  /** The total the buyer agreed to pay. It is only compared, never charged. */
  shown?: Money | undefined
  /** The part of the total, in minor units, that a signed-in client pays with their account credit. */
  credit?: number | undefined
  /** The caller's transaction in which to place the order; by default a new one. */
  tx?: Tx
}): Promise<Result<{ orderId: string }, PlaceOrderRefusal>> {
  const within = input.tx
  const run: typeof inTransaction = within ? (work) => work(within) : inTransaction
  const placed = await run<Result<{ orderId: string }, PlaceOrderRefusal>>(async (tx) => {
    if (await tx.shopSetUp.findFirst({ where: { openedAt: null }, select: { id: true } })) return err({ code: 'shop-closed' })
    const [entered] = await tx.$queryRaw<{ couponId: string | null }[]>`
      select "couponId" from "Cart" where "tokenHash" = ${hashToken(input.cartToken)} for update`
    if (entered?.couponId) await lockCoupon(tx, entered.couponId)
    const cart = await readCart(tx, input.cartToken, { country: input.country })
    if (!cart?.total || cart.obstacle) return err(whyNot(cart))
    if (cart.tax && !cart.tax.parts) return err({ code: 'tax-unknown' })
    const { shown } = input
    if (shown && (shown.amount !== cart.total.amount || shown.currency !== cart.total.currency)) {
      return err({ code: 'total-changed', total: cart.total })
    }
    const owner = await ownerOf(tx, input)
    const terms = await readTermsVersion(tx)
    const credit = input.actor?.kind === 'client' ? (input.credit ?? 0) : 0
    const hash = basketHash(cart, owner.id, input.country, terms, credit)
    const open = await tx.order.findFirst({
      where: {
        cartId: cart.id,
        basketHash: hash,
        status: { in: [...PAYABLE, 'payment_processing'] },
        createdAt: { gt: earlier(now(), OFFER_STANDS) },
        // An order to which the buyer has since added credit, or whose credit is no longer available, does not match the current basket.
        creditUse: credit ? { isNot: null } : { is: null },
      },
      orderBy: { id: 'desc' },
      select: { id: true },
    })
    if (open) return ok({ orderId: open.id })
    const { coupon } = cart
    const refused = coupon && (await checkUse(tx, { couponId: coupon.id, userId: owner.id, cartId: cart.id }))
    if (refused) return err(refused)
    const asked = { userId: owner.id, cartId: cart.id, total: cart.total }
    const most = credit && (await checkCredit(tx, asked, credit))
    if (most !== credit) return err({ code: 'credit-changed', credit: { amount: most, currency: cart.total.currency } })
    const market = { costs: await quoteCosts(tx, cart.lines), rate: await readRate(tx, cart.total.currency) }
    const items = cart.lines
      .flatMap((line, index) => toItems(line, market.costs[index] ?? null, market.rate, cart.tax?.mode ?? null))
      .map(numbered)
    const order = await tx.order.create({
      data: { ...orderData(cart, cart.total, items, owner, hash, input), termsVersion: terms },
      select: { id: true },
    })
    const amount = items.reduce((sum, { discount, quantity }) => sum + discount * quantity, 0)
    if (coupon?.off) await reserveUse(tx, { orderId: order.id, couponId: coupon.id, cartId: cart.id, amount })
    if (credit) await reserveCredit(tx, { orderId: order.id, ...asked, amount: credit })
    await faultPoint('order.before_commit')
    return ok({ orderId: order.id })
  })
  await faultPoint('order.after_commit')
  return placed
}

function whyNot(cart: CartView | null): PlaceOrderRefusal {
  if (!cart?.obstacle) return { code: 'empty' }
  return cart.obstacle === 'coupon-refused' ? (cart.coupon?.refusal ?? { code: 'empty' }) : { code: cart.obstacle }
}

/** Returns the owner of the order: a signed-in client's own account, otherwise the account of the address entered. */
async function ownerOf(tx: Tx, input: { email: string; actor?: Actor | null; language?: Language | undefined }): Promise<Owner> {
  const id = input.actor?.kind === 'client' ? input.actor.userId : (await findOrMakeUser(tx, input.email, input.language)).id
  return tx.user.findUniqueOrThrow({ where: { id }, select: { id: true, email: true } })
}

function orderData(
  cart: CartView,
  total: { amount: number; currency: string },
  items: (Item & { position: number })[],
  owner: Owner,
  hash: string,
  input: { country: string; actor?: Actor | null },
): Prisma.OrderUncheckedCreateInput {
  return {
    userId: owner.id,
    email: owner.email,
    cartId: cart.id,
    currency: total.currency,
    total: total.amount,
    country: input.country,
    taxNumber: cart.tax?.buyer?.taxNumber ?? null,
    vatAnswer: cart.tax?.buyer?.vatAnswer ?? null,
    vatAskedAt: cart.tax?.buyer?.vatAskedAt ?? null,
    taxCalculation: cart.tax?.calculation ?? null,
    basketHash: hash,
    createdAt: now(),
    items: { create: items },
    events: {
      create: {
        at: now(),
        kind: 'order.placed',
        to: 'awaiting_payment',
        actor: input.actor?.kind === 'client' ? actorName(input.actor) : `client:${owner.id}`,
      },
    },
  }
}

type Item = Omit<Prisma.OrderItemUncheckedCreateWithoutOrderInput, 'position' | 'discount'> & { discount: number }

function numbered(item: Item, index: number) {
  return { ...item, position: index + 1 }
}

/**
 * Freezes a basket line with the wording and price it had when ordered. If its units can't get the same discount or tax, it becomes several
 * items. Price and discount include tax.
 */
function toItems(line: CartLineView, quotedCost: number | null, rate: ExchangeRate | null, mode: PriceMode | null): Item[] {
  return piecesOf(line, mode).map(({ quantity, gross, tax, off }, index) => ({
    ...frozen(line, quotedCost),
    quantity,
    discount: off,
    unitAmount: gross,
    taxMinor: tax,
    taxRate: line.tax?.rate ?? null,
    taxReason: line.tax?.reason ?? null,
    taxLabel: line.tax?.label ?? null,
    dollarAmount: rate && toDollars({ amount: gross - tax, currency: line.unit.currency }, rate),
    renewsId: index === 0 ? line.renewsId : null,
  }))
}

function frozen(line: CartLineView, quotedCost: number | null) {
  return {
    productId: line.productId,
    typeCode: line.typeCode,
    productName: line.productName,
    typeName: line.typeName,
    years: line.years,
    label: line.label,
    activation: line.activation,
    quotedCost,
    unprotected: line.unprotected,
  }
}

/**
 * Returns the SHA-256 hash of the items, prices and buyer. The same basket yields the same open order. Any change to it yields a new one,
 * and so do new terms, because the buyer agreed to the open order under the old ones.
 */
function basketHash(cart: CartView, userId: string, country: string, terms: number | null, credit: number): string {
  const lines = cart.lines.map((line) => [line.choiceId, line.quantity, line.unit.amount, line.unit.currency, line.label, line.renewsId])
  const off = cart.coupon ? [[cart.coupon.id, cart.lines.map((line) => line.off)]] : []
  const tax = cart.tax ? [[cart.tax.mode, cart.lines.map((line) => line.tax), cart.tax.buyer?.taxNumber, cart.tax.buyer?.vatAnswer]] : []
  const counted = cart.lines.some((line) => line.counted) ? [{ counted: cart.lines.map((line) => line.counted) }] : []
  return createHash('sha256')
    .update(
      JSON.stringify([
        cart.id,
        userId,
        country,
        lines,
        ...(terms === null ? [] : [terms]),
        ...off,
        ...tax,
        ...counted,
        ...(credit ? [{ credit }] : []),
      ]),
    )
    .digest('hex')
}
