import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import type { CertificateForStaff } from '@/lib/admin/get-certificate'
import { isOver } from '@/lib/certificates/status/place-text'
import { Guarded } from '../../_components/guarded'
import { suspendOne, unsuspendOne } from '../actions'

/** Suspends a certificate with a reason that is shown to its buyer, or ends the suspension. */
export function Suspension({ certificate: { id, place, suspendedReason } }: { certificate: CertificateForStaff }) {
  if (suspendedReason !== null) {
    return (
      <Alert tone="warning" title="Suspended">
        <p>The buyer reads: “{suspendedReason}”</p>
        <ActionForm action={unsuspendOne} prefix="unsuspend" label="End the suspension" className="mt-2">
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary" small>
            End the suspension
          </SubmitButton>
        </ActionForm>
      </Alert>
    )
  }
  if (isOver(place)) return null
  return (
    <ActionForm action={suspendOne} prefix="suspend" label="Suspend">
      <Guarded title="Suspend this certificate">
        <input type="hidden" name="id" value={id} />
        <p className="mb-2 text-ink-2">
          The buyer can’t set it up, send it or replace it, and its server links stop working. Files stay downloadable, and a request the
          authority already has continues. If it has not been bought yet, it won’t be until you end the suspension. Nothing is revoked or
          refunded.
        </p>
        <TextArea name="reason" label="Reason (shown to the buyer)" rows={3} />
        <SubmitButton variant="secondary" small>
          Suspend
        </SubmitButton>
      </Guarded>
    </ActionForm>
  )
}
