import type { World } from './commands/command'
import type { PricedProduct } from './products/price-list'
import { refuse } from './refusals'
import type { Account, Certificate } from './state/schema'
import { STATUS } from './status'

const FIRST_ORDER_ID = 157_000_000

export type Sold = { product: PricedProduct; years: number }

/**
 * Sells certificates as one order: debits their prices and creates them, all or nothing. They stay hidden until `appearsAt`. Saves the
 * account as passed, with the price deducted from its balance.
 * @throws Refusal when the balance is insufficient. In that case nothing is debited.
 */
export function sell(world: World, account: Account, items: Sold[], appearsAt: string | null): Certificate[] {
  const { store, clock } = world
  const costs = items.map(({ product, years }) => product.resellerPrice * years)
  const total = costs.reduce((sum, cost) => sum + cost, 0)
  if (account.balance < total) throw refuse.balance()
  const first = store.nextCertId()
  const at = clock.now().toISOString()
  const certificates = items.map((item, index) =>
    newCertificate({
      certId: first + index,
      firstOfOrder: first,
      account: account.loginId,
      cost: costs[index] ?? 0,
      at,
      appearsAt,
      ...item,
    }),
  )
  store.commit({
    accounts: [{ ...account, balance: account.balance - total }],
    certificates,
    ledger: certificates.map(({ certId, cost }) => ({ at, kind: 'purchase', certId, account: account.loginId, cost })),
  })
  return certificates
}

type Bought = Sold & { certId: number; firstOfOrder: number; account: string; cost: number; at: string; appearsAt: string | null }

/** Returns a certificate in its state right after purchase. */
export function newCertificate({ product, years, certId, firstOfOrder, account, cost, at, appearsAt }: Bought): Certificate {
  return {
    certId,
    orderId: FIRST_ORDER_ID + firstOfOrder,
    orderDetailId: certId + 700_000,
    account,
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
    reissue: null,
    reissueStatus: '',
    fulfilmentMail: 'none',
    domainCount: product.domainCount,
    appearsAt,
  }
}
