import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import type { CertificateForStaff } from '@/lib/admin/get-certificate'
import { mayMove } from '@/lib/certificates/lifecycle/places'
import { Guarded } from '../../_components/guarded'
import { terminateOne } from '../actions'

/** Ends the service for a certificate. Renders nothing if it can't be ended. */
export function Termination({ certificate: { id, place } }: { certificate: CertificateForStaff }) {
  if (!mayMove(place, 'closed:terminated')) return null
  return (
    <ActionForm action={terminateOne} prefix="terminate" label="Terminate">
      <Guarded title="Terminate this certificate">
        <input type="hidden" name="id" value={id} />
        <div className="mb-3 space-y-2 text-ink-2">
          <p>This ends the service: no set-up, no replacement, no reminders, and the server links stop working. This can’t be undone.</p>
          <p>Files stay downloadable, and an installed file keeps working.</p>
          <p>
            Nothing is revoked, cancelled at Enom or refunded. For the first two, open a ticket at Enom. To refund the buyer, use the form
            that appears under Money once the certificate has ended.
          </p>
        </div>
        <TextArea name="reason" label="Reason (visible to staff only)" rows={3} />
        <Checkbox name="sure" label="End the service for this certificate. This can’t be undone." />
        <SubmitButton variant="danger">Terminate</SubmitButton>
      </Guarded>
    </ActionForm>
  )
}
