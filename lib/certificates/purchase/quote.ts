import { RegistrarError, saysNo, saysNotSold } from '../../registrar/errors'
import type { PricedProduct, Registrar } from '../../registrar/translation/types'
import type { Outage } from '../lifecycle/holds'
import { blockedBy } from '../lifecycle/outage'

export type Market = {
  /** Available funds, in minor units. */
  balance: number
  product: PricedProduct | undefined
  /** The highest certificate ID Enom has assigned so far. A purchase gets a higher one. */
  newest: number
}

/**
 * Reads the facts needed before anything is bought, or returns the outage that prevents the purchase. Unanswered queries are retried once,
 * which is safe because they change nothing at Enom. If only this product's price is missing, `about` is the product.
 */
export async function readMarket(
  registrar: Registrar,
  enomProdType: number,
): Promise<Market | { outage: Outage; text: string; about?: string }> {
  try {
    const [balance, products, newest] = await Promise.all([
      twice(() => registrar.balance()),
      twice(() => registrar.priceList()),
      twice(() => registrar.newestCertId()),
    ])
    const found = await findPriced(registrar, enomProdType, products)
    if ('unread' in found) return { outage: 'price_unavailable', text: found.unread, about: String(enomProdType) }
    return { balance: balance.amount, product: found.product, newest }
  } catch (error) {
    return blockedBy(error)
  }
}

function twice<Value>(read: () => Promise<Value>): Promise<Value> {
  return read().catch((error: unknown) => {
    if (error instanceof RegistrarError && error.trouble === 'unreachable') return read()
    throw error
  })
}

/**
 * Returns a product from Enom's price list. If Enom does not sell it, the product is undefined or not enabled. If that is unclear, `unread`
 * gives the reason for staff. A product is reported as not sold only if its own price query confirms this, because all purchases waiting
 * for it are then refused.
 * @throws RegistrarError if the account cannot be used.
 */
export async function findPriced(
  registrar: Pick<Registrar, 'prices'>,
  enomProdType: number,
  listed: readonly PricedProduct[],
): Promise<{ product: PricedProduct | undefined } | { unread: string }> {
  const product = listed.find((one) => one.enomProdType === enomProdType)
  if (product?.enabled) return { product }
  try {
    const { enabled } = await registrar.prices({ enomProdType, years: 1 })
    return enabled ? { unread: CONTRADICTION } : { product }
  } catch (error) {
    if (saysNotSold(error)) return { product }
    if (saysNo(error) || isUnanswered(error)) return { unread: error.text }
    throw error
  }
}

function isUnanswered(error: unknown): error is RegistrarError {
  return error instanceof RegistrarError && error.trouble === 'unreachable'
}

const CONTRADICTION = 'Enom’s price list doesn’t include this product, but its price query says it is sold.'
