import type { CartTax } from '@/lib/cart/types'
import { moneyIn } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'
import { Discount } from './discount'
import { TaxNote, TotalLines } from './tax-lines'

type SummaryProps = {
  language: Language
  /** The heading of the list. */
  title: string
  lines: readonly { id: string; name: string; detail: string; quantity: number; total: Money }[]
  /** The total of the lines without the coupon. */
  list?: Money | null
  coupon?: { code: string; off: Money | null } | null
  total: Money
  tax: CartTax | null
}

/** Lists what is being paid for, item by item, with the total. On phones it is collapsed to one line with the total. */
export function Summary({ language, title, lines, list: before = null, coupon = null, total, tax }: SummaryProps) {
  const list = (
    <ul className="border-t border-line">
      {lines.map((line) => (
        <li key={line.id} className="flex justify-between gap-4 border-b border-line py-3">
          <span className="min-w-0 wrap-anywhere">
            {line.quantity > 1 && `${line.quantity} × `}
            {line.name}
            <span className="block text-sm text-ink-3">{line.detail}</span>
          </span>
          <span>{moneyIn(language, line.total)}</span>
        </li>
      ))}
      {coupon?.off && (
        <li className="border-b border-line pt-3">
          <Discount language={language} list={before} coupon={coupon} />
        </li>
      )}
      <li className="py-3">
        <TotalLines language={language} total={total} tax={tax} />
        <TaxNote language={language} tax={tax} />
      </li>
    </ul>
  )
  return (
    <>
      <details className="border-y border-ink py-3 lg:hidden">
        <summary className="min-h-6 cursor-pointer font-semibold">
          {title}: {moneyIn(language, total)}
        </summary>
        <div className="mt-3">{list}</div>
      </details>
      <section aria-label={title} className="hidden border-t-2 border-ink pt-4 lg:block">
        <h2 className="mb-3 text-lg">{title}</h2>
        {list}
      </section>
    </>
  )
}
