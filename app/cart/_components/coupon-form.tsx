import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { removeCode, useCode } from '../actions'

/** Applies a coupon, or removes the one that was applied. */
export function CouponForm({ language, coupon }: { language: Language; coupon: { code: string } | null }) {
  const words = wordsOf(language, 'basket')
  return (
    <div className="mt-6 border-t border-line pt-4">
      {coupon && (
        <ActionForm action={removeCode} prefix="remove-coupon" label={words('removeCoupon', { code: coupon.code })} className="mb-4">
          <SubmitButton variant="secondary" small>
            {words('removeCoupon', { code: coupon.code })}
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={useCode} prefix="coupon" label={words('coupon')}>
        <TextInput
          name="coupon"
          label={words(coupon ? 'otherCoupon' : 'couponCode')}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <SubmitButton variant="secondary" small>
          {words('useCode')}
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
