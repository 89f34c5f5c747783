import type { World } from './commands/command'
import type { PricedProduct } from './price-list'
import { refuse } from './refusals'
import type { Account, Certificate } from './schema'
import { STATUS } from './status'

const FIRST_ORDER_ID = 157_000_000

export type Sold = { product: PricedProduct; years: number }

/**
 * Sells certificates as one order: takes their prices from the balance and makes them, all or nothing.
 * @throws Refusal when the balance is short; nothing is taken then.
 */
export function sell(world: World, account: Account, items: Sold[], appearsAt: string | null): Certificate[] {
  const { store, clock } = world
  const costs = items.map(({ product, years }) => product.resellerPrice * years)
  const total = costs.reduce((sum, cost) => sum + cost, 0)
  if (account.balance < total) throw refuse.balance()
  const first = store.nextCertId()
  const at = clock.now().toISOString()
  const certificates = items.map(({ product, years }, index): Certificate => {
    const certId = first + index
    return {
      certId,
      orderId: FIRST_ORDER_ID + first,
      orderDetailId: certId + 700_000,
      account: account.loginId,
      prodType: product.prodType,
      years,
      cost: costs[index] ?? 0,
      orderedAt: at,
      status: STATUS.awaitingConfiguration,
      statusDetail: '',
      message: '',
      configuration: null,
      submission: null,
      issued: null,
      reissue: null,
      reissueStatus: '',
      fulfilmentMail: 'none',
      domainCount: product.domainCount,
      appearsAt,
    }
  })
  store.commit({
    accounts: [{ ...account, balance: account.balance - total, ...(appearsAt === null ? {} : { cart: [] }) }],
    certificates,
    ledger: certificates.map(({ certId, cost }) => ({ at, kind: 'purchase', certId, account: account.loginId, cost })),
  })
  return certificates
}
