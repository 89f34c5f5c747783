import { termIn } from '@/lib/catalog/format'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

type PriceProps = { amount: number; currency: string; years: number; from?: boolean; language?: Language }

/** The price for a full term, with the length of that term. */
export function Price({ amount, currency, years, from, language = DEFAULT_LANGUAGE }: PriceProps) {
  const price = moneyIn(language, { amount, currency })
  const small = (words: React.ReactNode) => <span className="text-sm text-ink-3">{words}</span>
  return (
    <>
      {from ? wordsOf(language, 'certificate').rich('from', { price, small }) : price}
      <span className="block text-sm text-ink-3">{termIn(language, years)}</span>
    </>
  )
}
