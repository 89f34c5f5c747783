import { writeBarePrice } from '../../products/money'
import { type PricedProduct, priced } from '../../products/price-list'
import { PRODUCTS } from '../../products/products'
import { refuse } from '../../refusals'
import { type Element, el } from '../../render/element'
import { type Call, type CommandAnswer, wrapped } from '../command'
import type { CommandName } from '../wire'

function priceCommand(name: CommandName, read: (product: PricedProduct) => number, more: Element[] = []): CommandAnswer {
  return {
    name,
    answer(call) {
      const { product, years } = readQuestion(call)
      const times = call.store.settings().switches.peYears === 'multiply' ? years : 1
      return wrapped(call, name, [el('price', writeBarePrice(read(product) * times)), el('productenabled', product.enabled), ...more])
    },
  }
}

/** @throws Refusal when the product type is not a certificate or the number of years is invalid. */
function readQuestion(call: Call): { product: PricedProduct; years: number } {
  const found = PRODUCTS.find(({ prodType }) => String(prodType) === call.parameter('ProductType').trim())
  if (!found) throw refuse.productType()
  const product = priced(found, call.store)
  const years = call.parameter('Years').trim() || '1'
  if (!/^[1-9]\d{0,2}$/.test(years)) throw refuse.years('Years', product.maxYears)
  return { product, years: Number(years) }
}

/** Returns the wholesale price of a product for one year. */
export const peGetProductPrice = priceCommand('PE_GetProductPrice', ({ resellerPrice }) => resellerPrice)

/** Returns the price this account pays, which in the simulator is the wholesale price. */
export const peGetResellerPrice = priceCommand('PE_GetResellerPrice', ({ resellerPrice }) => resellerPrice)

/** Returns the price this account charges its own customers. */
export const peGetRetailPrice = priceCommand('PE_GetRetailPrice', ({ retailPrice }) => retailPrice, [el('minimumregistration', 1)])
