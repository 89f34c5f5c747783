import { MINUTE } from '../../clock'
import type { PricedProduct } from '../../registrar/translation/types'
import type { HeldPurchase } from './held'
import { costLimit } from './plan'

/** How long a purchase waits after Enom refused it for insufficient funds if the balance has not risen, because Enom would refuse again. */
const LOW_BALANCE_PAUSE_MS = 10 * MINUTE

/**
 * The current state of an account. `left` is the part of its balance that no other purchase needs. `prices` is empty if no prices were
 * requested. `unread` contains the products that still have no clear price.
 */
export type AccountSnapshot = {
  balance: number
  left: number
  prices: readonly PricedProduct[]
  unread: ReadonlySet<number>
  costTolerance: number
  at: Date
}

/**
 * Returns which held purchases to release now that their account can be used, and the balance left after them. Releases those that were
 * waiting for the account, those whose price can be read again or has fallen to their limit, and as many of those waiting for funds as
 * `left` covers, oldest first. A purchase that costs more than `left` does not block newer ones.
 */
export function selectReleasable(blocked: readonly HeldPurchase[], account: AccountSnapshot): { go: string[]; left: number } {
  let { left } = account
  const go = blocked.filter((one) => {
    if (one.hold === 'price_unavailable') return !account.unread.has(one.enomProdType)
    if (one.hold === 'cost_exceeds_price') return isAffordable(one, account)
    if (one.hold !== 'insufficient_funds') return true
    if (isStillLow(one, account) || (one.cost ?? 0) > left) return false
    left -= one.cost ?? 0
    return true
  })
  return { go: go.map(({ waiting }) => waiting.id), left }
}

function isAffordable({ waiting, enomProdType }: HeldPurchase, { prices, costTolerance }: AccountSnapshot): boolean {
  const product = prices.find((listed) => listed.enomProdType === enomProdType)
  if (!product) return false
  const limit = costLimit(waiting, product.yearly.currency, costTolerance)
  return limit === null || product.yearly.amount * waiting.years <= limit
}

function isStillLow({ balance: before, since }: HeldPurchase, { balance, at }: AccountSnapshot): boolean {
  return before !== null && balance <= before && at.getTime() - since.getTime() < LOW_BALANCE_PAUSE_MS
}
