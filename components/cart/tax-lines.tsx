import type { CartTax } from '@/lib/cart/types'
import { formatMoney, type Money } from '@/lib/money'
import { answerText, MODE_WORDS, reasonsText, taxLabel } from '@/lib/tax/text'

/** The total, with the tax before it if it is added to the prices, and after it if it is part of them. */
export function TotalLines({ total, tax }: { total: Money | null; tax: CartTax | null }) {
  const taxLines =
    total &&
    tax?.parts?.map(({ amount, ...decision }) => (
      <p key={`${taxLabel(decision)} ${decision.reason}`} className="mt-1 flex justify-between gap-4 text-ink-2">
        <span>
          {tax.mode === 'including' && 'Includes '}
          {taxLabel(decision)}
        </span>
        <span>{formatMoney({ amount, currency: total.currency })}</span>
      </p>
    ))
  return (
    <>
      {tax?.mode === 'plus' && taxLines}
      <p className="mt-1 flex justify-between gap-4 text-lg font-semibold">
        <span>Total, paid once</span>
        <span>{total ? formatMoney(total) : '–'}</span>
      </p>
      {tax?.mode === 'including' && taxLines}
      {tax && !tax.parts && <p className="text-sm text-ink-2">{MODE_WORDS[tax.mode]}</p>}
    </>
  )
}

/** Why the tax is what it is, if there is more to say than its rate. */
export function TaxNote({ tax }: { tax: CartTax | null }) {
  if (!tax?.buyer) return null
  if (!tax.parts) return <p className="mt-2 text-sm text-ink-2">The tax is worked out when you continue.</p>
  const why = answerText(tax.buyer)
  const reason = reasonsText(tax.parts, tax.buyer.country)
  return (
    <>
      {reason && <p className="mt-2 text-sm text-ink-2">{reason}</p>}
      {why && <p className="mt-2 border-s-4 border-warn ps-3 text-sm">{why}</p>}
    </>
  )
}
