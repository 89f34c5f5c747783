import { termText } from '@/lib/catalog/text'
import { formatMoney } from '@/lib/money'

type PriceProps = { amount: number; currency: string; years: number; from?: boolean }

/** A full price with its term. */
export function Price({ amount, currency, years, from }: PriceProps) {
  return (
    <>
      {from && <span className="text-sm text-ink-3">from </span>}
      {formatMoney({ amount, currency })}
      <span className="block text-sm text-ink-3">{termText(years)}</span>
    </>
  )
}
