import type { CartTax } from '@/lib/cart/types'
import { formatMoney, type Money } from '@/lib/money'
import { answerText, MODE_WORDS, reasonText, taxLabel } from '@/lib/tax/text'

/** The total, with the tax before it if it is added to the prices, and after it if it is part of them. */
export function TotalLines({ total, tax }: { total: Money | null; tax: CartTax | null }) {
  const taxLine = tax?.decision && tax.amount && (
    <p className="mt-1 flex justify-between gap-4 text-ink-2">
      <span>
        {tax.mode === 'including' && 'Includes '}
        {taxLabel(tax.decision)}
      </span>
      <span>{formatMoney(tax.amount)}</span>
    </p>
  )
  return (
    <>
      {tax?.mode === 'plus' && taxLine}
      <p className="mt-1 flex justify-between gap-4 text-lg font-semibold">
        <span>Total, paid once</span>
        <span>{total ? formatMoney(total) : '–'}</span>
      </p>
      {tax?.mode === 'including' && taxLine}
      {tax && !tax.decision && <p className="text-sm text-ink-2">{MODE_WORDS[tax.mode]}</p>}
    </>
  )
}

/** Why the tax is what it is, if there is more to say than its rate. */
export function TaxNote({ tax }: { tax: CartTax | null }) {
  if (!tax?.decision || !tax.buyer) return null
  const why = answerText(tax.buyer)
  const reason = reasonText(tax.decision.reason, tax.buyer.country)
  return (
    <>
      {reason && <p className="mt-2 text-sm text-ink-2">{reason}</p>}
      {why && <p className="mt-2 border-s-4 border-warn ps-3 text-sm">{why}</p>}
    </>
  )
}
