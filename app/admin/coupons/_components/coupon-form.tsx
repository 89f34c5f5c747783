import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import type { CouponView } from '@/lib/coupons/queries'
import { currencyDigits } from '@/lib/money'
import { save } from '../actions'

type CouponFormProps = { coupon?: CouponView; products: readonly { id: string; name: string }[] }

/** The form for a coupon. Its code can't be changed later. */
export function CouponForm({ coupon, products }: CouponFormProps) {
  // The boxes stay ticked, because with none ticked the coupon would apply to all products.
  const gone = coupon?.productIds.filter((id) => !products.some((product) => product.id === id)) ?? []
  const deleted = gone.map((id) => ({ id, name: 'A deleted product' }))
  return (
    <ActionForm action={save} label="Coupon" className="max-w-form">
      {coupon && (
        <>
          <input type="hidden" name="id" value={coupon.id} />
          <Version of={coupon.version} />
        </>
      )}
      {!coupon && (
        <TextInput
          name="code"
          label="Code"
          hint="Letters, digits, hyphens and underscores, such as SPRING-2027. Not case-sensitive. It can’t be changed later."
          mono
          autoComplete="on"
          maxLength={40}
        />
      )}
      <RadioGroup
        name="kind"
        label="Type of discount"
        defaultValue={coupon?.currency ? 'amount' : 'percent'}
        options={[
          { value: 'percent', label: 'A percentage', hint: 'Rounded half up on each line of the order.' },
          {
            value: 'amount',
            label: 'An amount',
            hint: 'Once per order, spread across its lines. Only for prices in the same currency.',
          },
        ]}
      />
      <TextInput
        name="percent"
        label="Percentage"
        hint="Required for a percentage, such as 10."
        required={false}
        inputMode="decimal"
        className="w-32"
        defaultValue={coupon?.percent ? String(coupon.percent / 100) : undefined}
      />
      <TextInput
        name="amount"
        label="Amount"
        hint="Required for an amount, such as 5.00."
        required={false}
        inputMode="decimal"
        className="w-32"
        defaultValue={coupon?.currency ? decimal(coupon.amount ?? 0, coupon.currency) : undefined}
      />
      <TextInput
        name="currency"
        label="Currency of the amount"
        hint="For example, USD."
        required={false}
        mono
        maxLength={3}
        className="w-32"
        defaultValue={coupon?.currency ?? undefined}
      />
      <Alert tone="warning" title="A price below cost waits for your decision">
        <p>
          If a coupon takes a certificate’s price below what Enom charges, the buyer can still order and pay. The certificate is then not
          bought until staff accept its cost. Certificates that you sell without protection are bought immediately. No price goes below the
          smallest amount Stripe can charge, such as $0.50.
        </p>
      </Alert>
      <fieldset className="mt-8 mb-6">
        <legend className="mb-1 font-semibold">Products</legend>
        <p className="text-sm text-ink-3">Tick the products it applies to. If none is ticked, it applies to all of them.</p>
        {[...products, ...deleted].map(({ id, name }) => (
          <Checkbox key={id} name={`products.${id}`} label={name} defaultChecked={coupon?.productIds.includes(id)} />
        ))}
      </fieldset>
      <Checkbox
        name="firstOrderOnly"
        label="Only for a buyer’s first order"
        hint="Buyers are recognised by their email address when they order."
        defaultChecked={coupon?.firstOrderOnly}
      />
      <TextInput
        name="maxUses"
        label="Uses in all"
        hint="How many orders can use it. Leave empty for no limit."
        required={false}
        inputMode="numeric"
        className="w-32"
        defaultValue={coupon?.maxUses ?? undefined}
      />
      <TextInput
        name="maxUsesPerBuyer"
        label="Uses per buyer"
        hint="Leave empty for no limit."
        required={false}
        inputMode="numeric"
        className="w-32"
        defaultValue={coupon?.maxUsesPerBuyer ?? undefined}
      />
      <TextInput
        name="validFrom"
        label="First day"
        hint="Leave empty to start immediately. Days begin and end at midnight UTC."
        required={false}
        type="date"
        defaultValue={dayOf(coupon?.validFrom)}
      />
      <TextInput name="validUntil" label="Last day" required={false} type="date" defaultValue={dayOf(coupon?.validUntil)} />
      <TextArea
        name="note"
        label="Note"
        hint="Only staff can see it."
        required={false}
        rows={3}
        maxLength={500}
        defaultValue={coupon?.note}
      />
      <SubmitButton>Save the coupon</SubmitButton>
    </ActionForm>
  )
}

function dayOf(at: Date | null | undefined): string | undefined {
  return at?.toISOString().slice(0, 10)
}

function decimal(amount: number, currency: string): string {
  const digits = currencyDigits(currency)
  return (amount / 10 ** digits).toFixed(digits)
}
