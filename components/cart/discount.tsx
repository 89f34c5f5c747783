import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'

type DiscountProps = { language: Language; list: Money | null; coupon: { code: string; off: Money | null } | null }

/** Shows the total at list prices and what a coupon takes off. Renders nothing without a discount. */
export function Discount({ language, list, coupon }: DiscountProps) {
  if (!list || !coupon?.off) return null
  const words = wordsOf(language, 'basket')
  return (
    <>
      <p className="flex justify-between gap-4">
        <span>{words('list')}</span>
        <span>{moneyIn(language, list)}</span>
      </p>
      <p className="mb-3 flex justify-between gap-4">
        <span className="wrap-anywhere">{words('couponLine', { code: coupon.code })}</span>
        <span>{moneyIn(language, { ...coupon.off, amount: -coupon.off.amount })}</span>
      </p>
    </>
  )
}
