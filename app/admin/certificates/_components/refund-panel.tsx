import { ActionForm } from '@/components/ui/action-form'
import { Alert } from '@/components/ui/alert'
import { Checkbox } from '@/components/ui/checkbox'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { requireStaff } from '@/lib/auth/guards'
import type { DisputeLock } from '@/lib/certificates/lifecycle/dispute-lock'
import { formatMoney } from '@/lib/money'
import { getCertificateRefund } from '@/lib/refunds/get-certificate-refund'
import { Guarded } from '../../_components/guarded'
import { NoRefund } from '../../_components/no-refund'
import { refundOne } from '../../orders/actions'

/** Gives back the price of one certificate that was not bought or has ended; shows how its refund stands. */
export async function RefundPanel({ certificateId, dispute }: { certificateId: string; dispute: DisputeLock | null }) {
  const refund = await getCertificateRefund(await requireStaff(`/admin/certificates/${certificateId}`), certificateId)
  if (!refund) return null
  const amount = formatMoney(refund.money)
  return (
    <section>
      <h2 className="mb-4 text-lg">Money</h2>
      <LiveRefresh
        sentence={refund.state === 'done' ? `${amount} went back to the buyer.` : ''}
        active={refund.state === 'under_way'}
        href={`/admin/certificates/${certificateId}`}
      />
      {refund.state === 'under_way' && <p className="text-ink-2">{amount} is on its way back to the buyer.</p>}
      {refund.state === 'done' && <p className="text-ink-2">{amount} went back to the buyer.</p>}
      {refund.state === 'possible' && dispute && <NoRefund dispute={dispute} />}
      {refund.state === 'possible' && !dispute && (
        <ActionForm action={refundOne} prefix="refund" label="Refund this certificate">
          <input type="hidden" name="certificateId" value={certificateId} />
          <Guarded title="Refund this certificate">
            {refund.doubtful && (
              <Alert tone="warning" title={`${formatMoney(refund.doubtful)} of this order went back before.`}>
                It was not said for which certificate. Look in Stripe whether it was for this one: then it would go back twice.
              </Alert>
            )}
            <p className="mb-3">
              {amount} goes back to the buyer the way it was paid
              {refund.hasEnded ? '.' : ', and this certificate is cancelled. Nothing was bought for it at Enom.'} The rest of the order goes
              on.
            </p>
            <TextInput name="reason" label="Reason" hint="The buyer reads it in the refund mail." maxLength={300} />
            <Checkbox name="sure" label={`Send ${amount} back. This cannot be undone.`} />
            <SubmitButton variant="danger">Refund {amount}</SubmitButton>
          </Guarded>
        </ActionForm>
      )}
    </section>
  )
}
