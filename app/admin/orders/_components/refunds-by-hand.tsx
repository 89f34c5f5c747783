import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { formatMoney } from '@/lib/money'
import type { OrderView } from '@/lib/orders/queries'
import { recordRefund } from '../actions'

/** Refunds that staff have to pay back themselves, because the payment did not come through Stripe. Renders nothing if there are none. */
export function RefundsByHand({ order }: { order: OrderView }) {
  const waiting = order.money.filter(({ isByHand, status }) => isByHand && status === 'pending')
  return waiting.map(({ id, money }) => (
    <Alert key={id} tone="warning" title={`Pay ${formatMoney(money)} back to ${order.email}.`}>
      <p>This payment did not come through Stripe, so Stripe can’t refund it. Pay it back yourself, then record it here.</p>
      <ActionForm action={recordRefund} prefix={`back-${id}`} label="Record the refund" className="mt-3 max-w-form">
        <input type="hidden" name="orderId" value={order.id} />
        <input type="hidden" name="refundId" value={id} />
        <TextInput name="reference" label="Reference" hint="For example the number of the bank transfer." maxLength={100} />
        <Checkbox name="sure" label={`${formatMoney(money)} was sent to the buyer.`} />
        <SubmitButton>Record the refund</SubmitButton>
      </ActionForm>
    </Alert>
  ))
}
