import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { formatMoney, type Money } from '@/lib/money'
import { Guarded } from '../../_components/guarded'
import { markAsPaid } from '../actions'

/** Records a payment that did not come through Stripe. */
export function MarkPaidForm({ orderId, total }: { orderId: string; total: Money }) {
  return (
    <ActionForm action={markAsPaid} prefix="paid" label="Mark as paid">
      <input type="hidden" name="orderId" value={orderId} />
      <Guarded title="Mark as paid">
        <p className="mb-3">
          The order counts as paid, and its certificates are bought. Its payment page at Stripe is closed. Stripe can’t refund this payment:
          you pay it back yourself and record that here.
        </p>
        <RadioGroup
          name="paidBy"
          label="How it was paid"
          options={[
            { value: 'bank_transfer', label: 'Bank transfer', hint: `${formatMoney(total)} arrived in your bank account.` },
            { value: 'cash', label: 'Cash', hint: `You were given ${formatMoney(total)}.` },
            { value: 'free', label: 'Free of charge', hint: 'Nothing was paid. There is no invoice and nothing to refund.' },
          ]}
        />
        <TextInput name="reference" label="Reference" hint="For example, the number of the bank transfer or receipt." maxLength={100} />
        <TextInput name="reason" label="Reason" hint="Only staff can see it." maxLength={300} />
        <Checkbox name="sure" label="Record this payment. This can’t be undone." />
        <SubmitButton>Mark as paid</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}
