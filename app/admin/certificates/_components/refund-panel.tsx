import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { requireStaff } from '@/lib/auth/guards/guards'
import type { DisputeLock } from '@/lib/certificates/lifecycle/dispute-lock'
import { enomRefundText } from '@/lib/certificates/settlement/enom-refund-text'
import { now } from '@/lib/clock'
import { formatMoney } from '@/lib/money'
import { getCertificateRefund } from '@/lib/refunds/get-certificate-refund'
import { Guarded } from '../../_components/guarded'
import { NoRefund } from '../../_components/no-refund'
import { ToCredit } from '../../orders/_components/to-credit'
import { refundOne } from '../../orders/actions'

/** Refunds the price of one certificate, explains what Enom does not refund, and shows the state of the refund. */
export async function RefundPanel({
  certificateId,
  dispute,
  boughtAt,
}: {
  certificateId: string
  dispute: DisputeLock | null
  boughtAt: Date | null
}) {
  const refund = await getCertificateRefund(await requireStaff(`/admin/certificates/${certificateId}`), certificateId)
  if (!refund) return null
  const amount = formatMoney(refund.money)
  return (
    <section>
      <h2 className="mb-4 text-lg">Money</h2>
      <LiveRefresh
        sentence={refund.state === 'done' ? `${amount} was refunded to the buyer.` : ''}
        active={refund.state === 'under_way'}
        href={`/admin/certificates/${certificateId}`}
      />
      {refund.state === 'under_way' && <p className="text-ink-2">A refund of {amount} is on its way to the buyer.</p>}
      {refund.state === 'done' && <p className="text-ink-2">{amount} was refunded to the buyer.</p>}
      {refund.state === 'possible' && dispute && <NoRefund dispute={dispute} />}
      {refund.state === 'possible' && !dispute && (
        <ActionForm action={refundOne} prefix="refund" label={refund.money.amount ? 'Refund this certificate' : 'Cancel this certificate'}>
          <input type="hidden" name="certificateId" value={certificateId} />
          <Guarded title={refund.money.amount ? 'Refund this certificate' : 'Cancel this certificate'} id="refund">
            {refund.unallocated && (
              <Alert tone="warning" title={`${formatMoney(refund.unallocated)} of this order was refunded in Stripe.`}>
                This refund is not assigned to a certificate yet. If it was for this one, assign it on the{' '}
                <a href={`/admin/orders/${refund.orderId}`}>order’s page</a> instead, so that you don’t refund the certificate twice.
              </Alert>
            )}
            <p className="mb-3">
              {refund.money.amount ? `${amount} is refunded to the buyer’s payment method` : 'It was free, so nothing is refunded'}
              {refund.isBought || refund.hasEnded ? '.' : ', and this certificate is cancelled. Nothing was bought for it at Enom.'} The
              rest of the order is not affected.
              {refund.creditOf && (
                <>
                  {' '}
                  Another {formatMoney(refund.creditOf.money)} was paid with the order of the certificate it replaces. Once this one has
                  ended, refund that <a href={`/admin/certificates/${refund.creditOf.id}`}>on the other certificate’s page</a>.
                </>
              )}
            </p>
            {refund.isBought && (
              <>
                <input type="hidden" name="bought" value="yes" />
                <p className="mb-3">
                  It can no longer be set up, sent or replaced. An issued file keeps working until it is revoked. Refunding the buyer
                  cancels nothing at Enom: Enom keeps its price unless you open a support ticket.{' '}
                  {boughtAt && `${enomRefundText(boughtAt, now())}.`}
                </p>
              </>
            )}
            <TextInput
              name="reason"
              label="Reason"
              hint={refund.money.amount ? 'The buyer sees this in the refund email.' : 'Only staff can see it.'}
              maxLength={300}
            />
            {refund.money.amount > 0 && <ToCredit />}
            <Checkbox name="sure" label={refund.money.amount ? `Refund ${amount}. This can’t be undone.` : 'Cancel this certificate.'} />
            <SubmitButton variant="danger">{refund.money.amount ? `Refund ${amount}` : 'Cancel this certificate'}</SubmitButton>
          </Guarded>
        </ActionForm>
      )}
    </section>
  )
}
