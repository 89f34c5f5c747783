import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { formatMoney, type Money } from '@/lib/money'
import { nextStatuses } from '@/lib/orders/states'
import type { OrderView } from '@/lib/orders/view/get-order'
import { Guarded } from '../../_components/guarded'
import { NoRefund } from '../../_components/no-refund'
import { cancel, refund, refundSome } from '../actions'
import { ResendSetUp } from './resend-set-up'
import { ToCredit } from './to-credit'

/** What staff can do with an order. Actions that can't be undone must be expanded first, and explain what they do. */
export function OrderActions({ order }: { order: OrderView }) {
  const left = moneyLeft(order)
  const canRefund = left.amount > 0 && !order.dispute
  const canCancel = nextStatuses(order.status).includes('cancelled')
  const canResend = order.status === 'paid' && !order.dispute && order.counts.toSetUp > 0
  if (!canRefund && !canCancel && !canResend && !order.dispute) return null
  return (
    <>
      {canResend && <ResendSetUp order={order} />}
      {order.dispute && <NoRefund dispute={order.dispute} />}
      {canRefund && (
        <ActionForm action={refund} prefix="refund" label="Cancel with refund">
          <input type="hidden" name="orderId" value={order.id} />
          <Guarded title="Cancel with refund" id="refund">
            <p className="mb-3">
              {formatMoney(left)} is refunded to the buyer’s payment method. Certificates not yet bought from Enom are cancelled.
            </p>
            <p className="mb-3">
              Certificates already bought stay bought. Enom refunds them only if you open a support ticket within 30 days of the purchase.
            </p>
            <TextInput name="reason" label="Reason" hint="The buyer sees this in the refund email." maxLength={300} />
            <ToCredit />
            <Checkbox name="sure" label={`Refund ${formatMoney(left)}. This can’t be undone.`} />
            <SubmitButton variant="danger">Refund {formatMoney(left)}</SubmitButton>
          </Guarded>
        </ActionForm>
      )}
      {canRefund && order.status === 'paid' && (
        <ActionForm action={refundSome} prefix="part" label="Refund a part">
          <input type="hidden" name="orderId" value={order.id} />
          <input type="hidden" name="currency" value={left.currency} />
          <Guarded title="Refund part of the payment">
            <p className="mb-3">
              The amount goes back to the buyer’s payment method. Nothing is cancelled. To refund one certificate, open its page.
            </p>
            <TextInput name="amount" label={`Amount in ${left.currency}`} hint={`Less than ${formatMoney(left)}.`} inputMode="decimal" />
            <TextInput name="reason" label="Reason" hint="The buyer sees this in the refund email." maxLength={300} />
            <ToCredit />
            <Checkbox name="sure" label="Refund this amount. This can’t be undone." />
            <SubmitButton variant="danger">Refund this amount</SubmitButton>
          </Guarded>
        </ActionForm>
      )}
      {canCancel && (
        <ActionForm action={cancel} prefix="cancel" label="Cancel this order">
          <input type="hidden" name="orderId" value={order.id} />
          <Guarded title="Cancel this order">
            <p className="mb-3">This closes its payment page, so it can no longer be paid. No one is charged.</p>
            <SubmitButton variant="danger">Cancel this order</SubmitButton>
          </Guarded>
        </ActionForm>
      )}
    </>
  )
}

/** Returns what the buyer paid, minus refunds made or about to be made. */
function moneyLeft({ money, total: { currency } }: OrderView): Money {
  const amount = money.reduce((sum, row) => {
    if (row.kind === 'charge') return row.status === 'succeeded' ? sum + row.money.amount : sum
    return row.status === 'failed' ? sum : sum - row.money.amount
  }, 0)
  return { amount, currency }
}
