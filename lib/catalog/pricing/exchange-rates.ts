import type { Actor } from '../../actor'
import { db } from '../../db/client'
import type { Tx } from '../../db/transaction'
import { COST_CURRENCY, currencyDigits, type Money } from '../../money'
import { mayStaff } from '../../permissions'
import { withTax } from '../../tax/compute'

/** The value of one US dollar in a currency, in millionths, and the day of that rate. */
export type ExchangeRate = { currency: string; micros: bigint; asOf: Date }

const columns = { currency: true, micros: true, asOf: true } as const

/** Returns the rate of a currency, or null if staff have not entered one. The dollar has no rate. */
export async function readRate(tx: Tx, currency: string): Promise<ExchangeRate | null> {
  return currency === COST_CURRENCY ? null : tx.exchangeRate.findUnique({ where: { currency }, select: columns })
}

/** Returns an amount in minor units of US dollars, rounded down so that rounding never hides a loss. */
export function toDollars({ amount, currency }: Money, { micros }: Pick<ExchangeRate, 'micros'>): number {
  return Number((BigInt(amount) * 100_000_000n) / (BigInt(10 ** currencyDigits(currency)) * micros))
}

/**
 * Returns the value of a catalogue price, less the included tax, in minor units of US dollars; null without an exchange rate.
 * `includedTax`: the tax rate, see `readIncludedRates`.
 */
export function worthOf(
  { amount, currency }: Money,
  rate: Pick<ExchangeRate, 'micros'> | null | undefined,
  includedTax: number,
): number | null {
  const net = { amount: amount - withTax(amount, { mode: 'including', rate: includedTax }).tax, currency }
  if (currency === COST_CURRENCY) return net.amount
  return rate ? toDollars(net, rate) : null
}

/** A currency for which the shop has prices or a rate. `prices`: the number of prices on sale. */
export type CurrencyRow = { currency: string; prices: number; rate: ExchangeRate | null }

/** Returns every currency of the shop except the dollar. Empty unless the actor is staff. */
export async function listRates(actor: Actor): Promise<CurrencyRow[]> {
  if (!mayStaff(actor, 'see')) return []
  const [rates, used] = await Promise.all([
    db.exchangeRate.findMany({ select: columns }),
    db.productChoice.groupBy({ by: ['currency'], where: { active: true, currency: { not: COST_CURRENCY } }, _count: { _all: true } }),
  ])
  const codes = [...new Set([...rates, ...used].map(({ currency }) => currency))].sort()
  return codes.map((currency) => ({
    currency,
    prices: used.find((one) => one.currency === currency)?._count._all ?? 0,
    rate: rates.find((one) => one.currency === currency) ?? null,
  }))
}
