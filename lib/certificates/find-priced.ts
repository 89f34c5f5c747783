import { RegistrarError, saysNo, saysNotSold } from '../registrar/errors'
import type { PricedProduct, Registrar } from '../registrar/types'

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

const CONTRADICTION = 'Enom’s price list does not offer this product, and its own price says that it is sold.'
