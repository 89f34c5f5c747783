import { MINUTE } from '../../clock'
import type { PricedProduct } from '../../registrar/types'
import type { HeldPurchase } from './held'
import { costLimit } from './plan'

/** For so long a balance counts as too low that is no higher than when Enom refused: it would refuse again. */
const LOW_BALANCE_PAUSE_MS = 10 * MINUTE

/**
 * What is known of the account now. `left` is what of its balance is not spoken for; `prices` is empty when no price was asked for; `unread`
 * are the products that still have no clear price.
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
 * Which of the waiting purchases of one account are let go, now that it can be used: those that waited for that, those whose price can
 * be read again or has fallen to what they may cost, and of those that wait for money as many as `left` reaches, oldest first. One that
 * needs more than there is holds up nobody younger. Answers what is left for the next ones, too.
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
