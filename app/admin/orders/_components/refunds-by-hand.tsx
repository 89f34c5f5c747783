import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { formatMoney } from '@/lib/money'
import type { OrderView } from '@/lib/orders/view/get-order'
import { Guarded } from '../../_components/guarded'
import { recordRefund, takeBack } from '../actions'

/** Refunds that staff have to pay themselves, because the payment did not come through Stripe. Renders nothing if there are none. */
export function RefundsByHand({ order }: { order: OrderView }) {
  const waiting = order.money.filter(({ isByHand, status }) => isByHand && status === 'pending')
  return waiting.map(({ id, money }) => (
    <Alert key={id} tone="warning" title={`Pay ${formatMoney(money)} back to ${order.email}.`}>
      <p>This payment did not come through Stripe, so Stripe can’t refund it. Pay it back yourself, then record it here.</p>
      <ActionForm action={recordRefund} prefix={`back-${id}`} label="Record the refund" className="mt-3 max-w-form">
        <input type="hidden" name="orderId" value={order.id} />
        <input type="hidden" name="refundId" value={id} />
        <TextInput name="reference" label="Reference" hint="For example, the number of the bank transfer." maxLength={100} />
        <Checkbox name="sure" label={`${formatMoney(money)} was sent to the buyer.`} />
        <SubmitButton>Record the refund</SubmitButton>
      </ActionForm>
    </Alert>
  ))
}

/** The form to reverse the record of a refund that was not actually paid. Renders nothing if there is none. */
export function RecordedByMistake({ order }: { order: OrderView }) {
  const recorded = order.money.filter(({ kind, isByHand, status }) => kind === 'refund' && isByHand && status === 'succeeded')
  return recorded.map(({ id, money }) => (
    <ActionForm key={id} action={takeBack} prefix={`taken-${id}`} label="Undo a recorded refund">
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="refundId" value={id} />
      <Guarded title={`Refund of ${formatMoney(money)} recorded by mistake`}>
        <p className="mb-3">
          Use this only if the money was not sent. The refund then counts as failed: the money is still owed, and you can refund it again.
          An invoice reverses its credit note, and the buyer is notified. Certificates that ended with it stay ended.
        </p>
        <TextInput name="reason" label="Reason" hint="Only staff can see it." maxLength={300} />
        <Checkbox name="sure" label={`${formatMoney(money)} was not sent to the buyer.`} />
        <SubmitButton variant="danger">Undo the record</SubmitButton>
      </Guarded>
    </ActionForm>
  ))
}
