import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { removeCode, useCode } from '../actions'

/** Enters a coupon, or removes the one that was entered. */
export function CouponForm({ coupon }: { coupon: { code: string } | null }) {
  return (
    <div className="mt-6 border-t border-line pt-4">
      {coupon && (
        <ActionForm action={removeCode} prefix="remove-coupon" label={`Remove coupon ${coupon.code}`} className="mb-4">
          <SubmitButton variant="secondary" small>
            Remove coupon {coupon.code}
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={useCode} prefix="coupon" label="Coupon">
        <TextInput
          name="coupon"
          label={coupon ? 'Use another coupon' : 'Coupon code'}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <SubmitButton variant="secondary" small>
          Use the code
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
