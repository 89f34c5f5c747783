import { priced } from '../price-list'
import { findService } from '../products'
import { refuse } from '../refusals'
import { el } from '../render/element'
import type { Certificate } from '../schema'
import { STATUS } from '../status'
import type { Call, SimulatedCommand } from './command'

const FIRST_ORDER_ID = 157_000_000

/** Sells one certificate: takes the price from the balance and makes the certificate, both or neither. */
export const purchaseServices: SimulatedCommand = {
  name: 'PurchaseServices',
  stack: 'API',
  answer(call) {
    const { store, account, clock } = call
    const { product, years } = readOrder(call)
    const cost = product.resellerPrice * years
    if (account.balance < cost) throw refuse.balance()

    const certId = store.nextCertId()
    const at = clock.now().toISOString()
    const certificate: Certificate = {
      certId,
      orderId: FIRST_ORDER_ID + certId,
      orderDetailId: certId + 700_000,
      account: account.loginId,
      prodType: product.prodType,
      years,
      cost,
      orderedAt: at,
      status: STATUS.awaitingConfiguration,
      statusDetail: '',
      message: '',
      configuration: null,
      submission: null,
      issued: null,
    }
    store.commit({
      accounts: [{ ...account, balance: account.balance - cost }],
      certificates: [certificate],
      ledger: [{ at, kind: 'purchase', certId, account: account.loginId, cost }],
    })
    return spellIds(call, certificate)
  },
}

function readOrder(call: Call) {
  const found = findService(call.parameter('Service'))
  if (!found) throw refuse.productType()
  const product = priced(found, call.store)
  if (!product.enabled) throw refuse.productOff()
  const asked = call.parameter('NumYears').trim() || '1'
  const years = /^\d{1,3}$/.test(asked) ? Number(asked) : 0
  if (years < 1 || years > product.maxYears) throw refuse.years(product.maxYears)
  return { product, years }
}

function spellIds(call: Call, { certId, orderId }: Certificate) {
  const lower = [el('certid', certId), el('orderid', orderId)]
  const documented = [el('CertID', certId), el('OrderID', orderId)]
  const spelling = call.store.settings().switches.purchaseIds
  if (spelling === 'both') return [el('certid', certId), el('OrderID', orderId)]
  return spelling === 'lower' ? lower : documented
}
