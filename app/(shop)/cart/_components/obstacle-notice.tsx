import { Alert } from '@/components/ui/alert'
import { Focused } from '@/components/ui/form/focused'
import type { CartObstacle } from '@/lib/cart/types'
import type { CouponRefusal } from '@/lib/coupons/check-coupon'
import { couponMessage } from '@/lib/coupons/messages'

/** Explains why the basket can’t be paid. Comes first and takes the focus, because the payment button is missing. */
export function ObstacleNotice({ obstacle, refusal }: { obstacle: CartObstacle; refusal?: CouponRefusal | null | undefined }) {
  if (obstacle === 'empty') return null
  const { title, text } = NOTICES[obstacle]
  return (
    <Focused key={obstacle}>
      <Alert tone="warning" title={title} live className="mt-0 mb-8">
        {obstacle === 'coupon-refused' && refusal && <p>{couponMessage(refusal)}</p>}
        <p>{text}</p>
      </Alert>
    </Focused>
  )
}

const NOTICES: Record<Exclude<CartObstacle, 'empty'>, { title: string; text: string }> = {
  'price-changed': {
    title: 'A price changed',
    text: 'Each line shows the old and the new price. You have not been charged. Continue only if the new total is fine with you.',
  },
  withdrawn: { title: 'Something is no longer sold', text: 'Remove the crossed-out line to continue.' },
  'coupon-refused': {
    title: 'Your coupon takes nothing off',
    text: 'The total is without it. Remove the code to continue at this price, or enter another one. You have not been charged.',
  },
  'mixed-currency': {
    title: 'Two currencies',
    text: 'Prices in different currencies can’t be paid together. Remove one of them and order it separately.',
  },
}
