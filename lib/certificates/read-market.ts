import { RegistrarError } from '../registrar/errors'
import type { PricedProduct, Registrar } from '../registrar/types'
import { blockedBy } from './blocker-of'
import { findPriced } from './find-priced'
import type { Blocker } from './state'

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
): Promise<Market | { blocker: Blocker; text: string; about?: string }> {
  try {
    const [balance, products, newest] = await Promise.all([
      twice(() => registrar.balance()),
      twice(() => registrar.priceList()),
      twice(() => registrar.newestCertId()),
    ])
    const found = await findPriced(registrar, enomProdType, products)
    if ('unread' in found) return { blocker: 'price_unread', text: found.unread, about: String(enomProdType) }
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
