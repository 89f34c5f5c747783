import { RegistrarError, saysNo, saysNotSold } from '../../registrar/errors'
import type { PricedProduct, Registrar } from '../../registrar/types'
import type { Outage } from '../lifecycle/holds'
import { blockedBy } from '../lifecycle/outage'

export type Market = {
  /** What can be spent, minor units. */
  balance: number
  product: PricedProduct | undefined
  /** The highest certificate id Enom has given; a purchase gets a higher one. */
  newest: number
}

/**
 * What has to be known before anything is bought, or why it cannot be. A question without an answer is asked once more: nothing hangs on it.
 * Where only the price of this product is lacking, `about` names it.
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
 * A product in Enom's price list; not enabled or undefined when Enom does not sell it, `unread` in words for staff when that is not clear.
 * That it is not sold is believed only when its own price says so too, for everybody who waits for it is turned down then.
 * @throws RegistrarError when the account cannot be used.
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

const CONTRADICTION = 'Enom’s price list doesn’t offer this product, but its price query says it is sold.'
