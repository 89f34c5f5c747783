import { Alert } from '@/components/ui/alert'
import { Focused } from '@/components/ui/form/focused'
import type { CartObstacle } from '@/lib/cart/types'
import type { CouponRefusal } from '@/lib/coupons/check-coupon'
import { couponMessage } from '@/lib/coupons/messages'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

type ObstacleNoticeProps = { language: Language; obstacle: CartObstacle; refusal?: CouponRefusal | null | undefined }

/** Explains why the basket can't be paid for. Comes first and takes the focus, because the payment button is missing. */
export function ObstacleNotice({ language, obstacle, refusal }: ObstacleNoticeProps) {
  if (obstacle === 'empty') return null
  const words = wordsOf(language, 'basketObstacle')
  return (
    <Focused key={obstacle}>
      <Alert tone="warning" title={words(`${obstacle}.title`)} live className="mt-0 mb-8">
        {obstacle === 'coupon-refused' && refusal && <p>{couponMessage(refusal, language)}</p>}
        <p>{words(`${obstacle}.text`)}</p>
      </Alert>
    </Focused>
  )
}
