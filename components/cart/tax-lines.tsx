import type { CartTax } from '@/lib/cart/types'
import { taxIn } from '@/lib/languages/tax-text'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'
import { answerText, modeText, reasonsText } from '@/lib/tax/text'

/** The total, preceded by the tax if tax is added to the prices, or followed by the tax if it is included in them. */
export function TotalLines({ language, total, tax }: { language: Language; total: Money | null; tax: CartTax | null }) {
  const words = wordsOf(language, 'basket')
  const taxLines =
    total &&
    tax?.parts?.map(({ amount, ...decision }) => {
      const label = taxIn(language, decision)
      return (
        <p key={`${label} ${decision.reason}`} className="mt-1 flex justify-between gap-4 text-ink-2">
          <span>{tax.mode === 'including' ? words('includes', { tax: label }) : label}</span>
          <span>{moneyIn(language, { amount, currency: total.currency })}</span>
        </p>
      )
    })
  return (
    <>
      {tax?.mode === 'plus' && taxLines}
      <p className="mt-1 flex justify-between gap-4 text-lg font-semibold">
        <span>{words('totalOnce')}</span>
        <span>{total ? moneyIn(language, total) : '–'}</span>
      </p>
      {tax?.mode === 'including' && taxLines}
      {tax && !tax.parts && <p className="text-sm text-ink-2">{modeText(tax.mode, language)}</p>}
    </>
  )
}

/** Explains the tax, if there is more to say than its rate. */
export function TaxNote({ language, tax }: { language: Language; tax: CartTax | null }) {
  if (!tax?.buyer) return null
  if (!tax.parts) return <p className="mt-2 text-sm text-ink-2">{wordsOf(language, 'basket')('taxLater')}</p>
  const why = answerText(tax.buyer, language)
  const reason = reasonsText(tax.parts, tax.buyer.country, language)
  return (
    <>
      {reason && <p className="mt-2 text-sm text-ink-2">{reason}</p>}
      {why && <p className="mt-2 border-s-4 border-warn ps-3 text-sm">{why}</p>}
    </>
  )
}
