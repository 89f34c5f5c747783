import type { Store } from '../state/store'
import { PRODUCTS, type Product } from './products'

export type PricedProduct = Product & { enabled: boolean }

/** A product with the operator's changes. */
export function priced(product: Product, store: Store): PricedProduct {
  const {
    resellerPrice = product.resellerPrice,
    retailPrice = product.retailPrice,
    enabled = true,
    domainCount = product.domainCount,
  } = store.settings().products[product.prodType] ?? {}
  return { ...product, resellerPrice, retailPrice, enabled, domainCount }
}

export function priceList(store: Store): PricedProduct[] {
  return PRODUCTS.map((product) => priced(product, store))
}
