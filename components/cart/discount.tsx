import { formatMoney, type Money } from '@/lib/money'

type DiscountProps = { list: Money | null; coupon: { code: string; off: Money | null } | null }

/** What the lines cost by the price list and what a coupon takes off. Renders nothing without a discount. */
export function Discount({ list, coupon }: DiscountProps) {
  if (!list || !coupon?.off) return null
  return (
    <>
      <p className="flex justify-between gap-4">
        <span>List price</span>
        <span>{formatMoney(list)}</span>
      </p>
      <p className="mb-3 flex justify-between gap-4">
        <span className="wrap-anywhere">Coupon {coupon.code}</span>
        <span>{formatMoney({ ...coupon.off, amount: -coupon.off.amount })}</span>
      </p>
    </>
  )
}
