import { inTransaction } from '../db/transaction'
import { formatMoney } from '../money'
import type { PricedProduct } from '../registrar/types'
import { blockPurchases } from './block-purchases'
import { failPurchases } from './fail-purchases'
import type { LanePlan } from './plan-lane'

/** Puts aside what a plan does not buy, each with its reason and one alert for each cause. */
export async function holdPurchases(plan: LanePlan, accountId: string, product: PricedProduct | undefined): Promise<void> {
  const name = product?.name ?? 'This product'
  for (const [quote, ids] of byQuote(plan.fundsNeeded)) {
    const text = `The balance leaves ${usd(plan.left)}; ${name} costs ${usd(quote)}.`
    await blockPurchases({ ids, blocker: 'funds_needed', text, accountId, detail: { balance: plan.left, cost: quote } })
  }
  for (const [quote, ids] of byQuote(plan.costRisen)) {
    const text = `${name} costs ${usd(quote)} now, which is more than was paid for it.`
    await blockPurchases({ ids, blocker: 'cost_risen', text, accountId, about: name, detail: { cost: quote } })
  }
  for (const reason of new Set(plan.notSold.map((one) => one.reason))) {
    const ids = plan.notSold.filter((one) => one.reason === reason).map(({ id }) => id)
    await inTransaction((tx) => failPurchases(tx, ids, reason))
  }
}

function byQuote(rows: readonly { id: string; quote: number }[]): [number, string[]][] {
  const groups = new Map<number, string[]>()
  for (const { id, quote } of rows) groups.set(quote, [...(groups.get(quote) ?? []), id])
  return [...groups]
}

const usd = (amount: number) => formatMoney({ amount, currency: 'USD' })
