import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { formatMoney } from '@/lib/money'
import type { UnassignedRefund } from '@/lib/refunds/allocation/assign-refund'
import { assignRefundTo } from '../actions'

/** Refunds made in Stripe's dashboard, each with the certificates it may be for. Staff choose which ones. */
export function UnassignedRefunds({ orderId, refunds }: { orderId: string; refunds: readonly UnassignedRefund[] }) {
  return refunds.map(({ id, money, at, certificates }) => (
    <section key={id} aria-labelledby={`refund-${id}`}>
      <Alert tone="warning" title={<span id={`refund-${id}`}>What was the refund of {formatMoney(money)} for?</span>}>
        <p>
          It was made in Stripe on <DateText at={at} time />, which does not say for which certificate. Until you assign it, the shop
          refunds nothing else of this order automatically.
        </p>
      </Alert>
      <ActionForm
        action={assignRefundTo}
        prefix={`assign-${id}`}
        label={`Assign the refund of ${formatMoney(money)}`}
        className="max-w-form"
      >
        <input type="hidden" name="orderId" value={orderId} />
        <input type="hidden" name="refundId" value={id} />
        {certificates.map((certificate) => (
          <Checkbox
            key={certificate.id}
            name={`certificates.${certificate.id}`}
            label={`${certificate.name}: ${formatMoney(certificate.price)}`}
          />
        ))}
        <p className="mb-3 text-ink-2">
          A certificate you tick counts as refunded: it is cancelled if it has not been bought, and can no longer be set up. Tick none if
          the refund was for something else.
        </p>
        <SubmitButton small>Assign refund</SubmitButton>
      </ActionForm>
    </section>
  ))
}
