import { priced } from '../../products/price-list'
import { findService } from '../../products/products'
import { refuse } from '../../refusals'
import { el } from '../../render/element'
import { type Sold, sell } from '../../sell'
import type { Certificate } from '../../state/schema'
import type { Call, CommandAnswer } from '../command'

/** Sells one certificate: atomically debits the price and creates the certificate. */
export const purchaseServices: CommandAnswer = {
  name: 'PurchaseServices',
  answer(call) {
    const [certificate] = sell(call, call.account, [readOrder(call, 'Service', 'NumYears')], null)
    return certificate ? spellIds(call, certificate) : []
  },
}

/**
 * Returns the product and term requested by PurchaseServices or AddToCart.
 * @throws Refusal for a product that is not on sale, or not for this term.
 */
export function readOrder(call: Call, service: string, term: string): Sold {
  const found = findService(call.parameter(service))
  if (!found) throw refuse.productType()
  const product = priced(found, call.store)
  if (!product.enabled) throw refuse.productOff()
  const asked = call.parameter(term).trim() || '1'
  const years = /^\d{1,3}$/.test(asked) ? Number(asked) : 0
  if (years < 1 || years > product.maxYears) throw refuse.years(term, product.maxYears)
  return { product, years }
}

function spellIds(call: Call, { certId, orderId }: Certificate) {
  const lower = [el('certid', certId), el('orderid', orderId)]
  const documented = [el('CertID', certId), el('OrderID', orderId)]
  const spelling = call.store.settings().switches.purchaseIds
  if (spelling === 'both') return [el('certid', certId), el('OrderID', orderId)]
  if (spelling === 'crossed') return [el('CertID', certId), el('orderid', orderId)]
  return spelling === 'lower' ? lower : documented
}
