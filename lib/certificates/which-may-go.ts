import type { PricedProduct } from '../registrar/types'
import type { BlockedPurchase } from './list-blocked'
import { costLimit } from './plan-lane'

/**
 * Which of the waiting purchases of one account are let go, now that it can be used: those that waited for that, those whose price has
 * fallen to what they may cost, and of those that wait for money as many as `left` of its balance reaches, oldest first. One that needs more
 * than there is holds up nobody younger. `prices` is empty when no price was asked for. Answers what is left for the next ones, too.
 */
export function whichMayGo(
  blocked: readonly BlockedPurchase[],
  { balance, left: funds, prices }: { balance: number; left: number; prices: readonly PricedProduct[] },
): { go: string[]; left: number } {
  let left = funds
  const go = blocked.flatMap(({ waiting, blocker, enomProdType, costTolerance, cost, balance: before }) => {
    if (blocker === 'cost_risen') {
      const product = prices.find((listed) => listed.enomProdType === enomProdType)
      const limit = product && costLimit(waiting, product.yearly.currency, costTolerance)
      return product && (limit === null || product.yearly.amount * waiting.years <= (limit ?? 0)) ? [waiting.id] : []
    }
    if (blocker !== 'funds_needed') return [waiting.id]
    // No more than when Enom refused it: it would refuse again.
    if (before !== null && balance <= before) return []
    if (cost !== null && cost > left) return []
    left -= cost ?? 0
    return [waiting.id]
  })
  return { go, left }
}
