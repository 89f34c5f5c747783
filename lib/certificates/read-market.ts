import { RegistrarError, saysNotSold } from '../registrar/errors'
import type { PricedProduct, Registrar } from '../registrar/types'
import { blockedBy } from './blocker-of'
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
 * That a product is not sold is believed only when its own price says so too, for everybody who waits for it is turned down then.
 */
export async function readMarket(registrar: Registrar, enomProdType: number): Promise<Market | { blocker: Blocker; text: string }> {
  try {
    const [balance, products, newest] = await Promise.all([
      twice(() => registrar.balance()),
      twice(() => registrar.priceList()),
      twice(() => registrar.newestCertId()),
    ])
    const product = products.find((listed) => listed.enomProdType === enomProdType)
    if (!product?.enabled && (await hasPrice(registrar, enomProdType))) return { blocker: 'enom_unreachable', text: CONTRADICTION }
    return { balance: balance.amount, product, newest }
  } catch (error) {
    return blockedBy(error)
  }
}

const CONTRADICTION = 'Enom’s price list does not offer this product, and its own price says that it is sold.'

async function hasPrice(registrar: Registrar, enomProdType: number): Promise<boolean> {
  try {
    return (await registrar.prices({ enomProdType, years: 1 })).enabled
  } catch (error) {
    if (saysNotSold(error)) return false
    throw error
  }
}

function twice<Value>(read: () => Promise<Value>): Promise<Value> {
  return read().catch((error: unknown) => {
    if (error instanceof RegistrarError && error.trouble === 'unreachable') return read()
    throw error
  })
}
