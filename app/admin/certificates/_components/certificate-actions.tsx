import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { CertificateForStaff } from '@/lib/admin/get-certificate'
import { columnsOf, isEditable } from '@/lib/certificates/lifecycle/places'
import { check, resendMail } from '../actions'

/** What staff can do with a certificate without problems. Buttons that would be refused are hidden. */
export function CertificateActions({ certificate: { id, place, order, dispute } }: { certificate: CertificateForStaff }) {
  const { stage, hold } = columnsOf(place)
  const canCheck = stage === 'validation'
  const canResend = !dispute && hold !== 'activation' && isEditable({ stage })
  if (!canCheck && !canResend) return null
  return (
    <section>
      <h2 className="mb-4 text-lg">Actions</h2>
      {canCheck && (
        <ActionForm action={check} prefix="check" label="Check now" className="mb-6">
          <input type="hidden" name="id" value={id} />
          <p className="mb-2 text-ink-2">Asks Enom for the authority’s progress and updates the status. At most once a minute.</p>
          <SubmitButton variant="secondary" small>
            Check now
          </SubmitButton>
        </ActionForm>
      )}
      {canResend && (
        <ActionForm action={resendMail} prefix="resend" label="Send the set-up email again">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="orderId" value={order.id} />
          <p className="mb-2 text-ink-2">The buyer gets a new set-up link at {order.email}.</p>
          <SubmitButton variant="secondary" small>
            Send the set-up email again
          </SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
