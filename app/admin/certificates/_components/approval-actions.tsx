import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { CertificateForStaff } from '@/lib/admin/get-certificate'
import { Guarded } from '../../_components/guarded'
import { changeApproverOf, resendApprovalOf, resendFilesOf, withdrawOne } from '../actions'

/**
 * What can be requested from the authority now, and what only Enom's support can do for this brand. Renders nothing if nothing can be
 * requested.
 */
export function ApprovalActions({ certificate: { id, ways, request } }: { certificate: CertificateForStaff }) {
  const bySupport = Object.entries(ways)
    .flatMap(([action, way]) => (way === 'support' ? [SUPPORT[action] ?? []] : []))
    .flat()
  return (
    <>
      {ways.resend_approval === 'api' && (
        <ActionForm
          action={resendApprovalOf}
          prefix="approval"
          label="Send the approval email again"
          className="mb-6"
          done="The authority was asked to send it again."
        >
          <input type="hidden" name="id" value={id} />
          <p className="mb-2 text-ink-2">The authority emails {request?.approverEmail ?? 'the approver'} again.</p>
          <SubmitButton variant="secondary" small>
            Send the approval email again
          </SubmitButton>
        </ActionForm>
      )}
      {ways.change_approver === 'api' && (
        <ActionForm action={changeApproverOf} prefix="approver" label="Change the approver">
          <input type="hidden" name="id" value={id} />
          <Guarded title="Change the approver">
            <TextInput
              name="email"
              label="New approver"
              hint="One of the inboxes that the authority accepts for this domain. The client is notified."
              inputMode="email"
              maxLength={254}
            />
            <SubmitButton>Change the approver</SubmitButton>
          </Guarded>
        </ActionForm>
      )}
      {ways.withdraw === 'api' && (
        <ActionForm action={withdrawOne} prefix="withdraw" label="Withdraw the request">
          <input type="hidden" name="id" value={id} />
          <Guarded title="Withdraw the request">
            <p className="mb-3">
              The authority discards the request, and the link in its email stops working. The client can correct it and send it again. If
              someone approves it first, it can’t be withdrawn.
            </p>
            <Checkbox name="sure" label="Withdraw this request." />
            <SubmitButton variant="danger">Withdraw the request</SubmitButton>
          </Guarded>
        </ActionForm>
      )}
      {ways.resend_files === 'api' && (
        <ActionForm
          action={resendFilesOf}
          prefix="files"
          label="Have the files sent again"
          className="mb-6"
          done="The authority was asked to send them again."
        >
          <input type="hidden" name="id" value={id} />
          <p className="mb-2 text-ink-2">The authority emails the files to the contacts of this certificate.</p>
          <SubmitButton variant="secondary" small>
            Have the files sent again
          </SubmitButton>
        </ActionForm>
      )}
      {bySupport.length > 0 && (
        <p className="mb-6 text-ink-2">For this brand only Enom’s support can {bySupport.join(', ')}. Open a ticket at Enom.</p>
      )}
    </>
  )
}

const SUPPORT: Record<string, string> = {
  resend_approval: 'send the approval email again',
  change_approver: 'change the approver',
  withdraw: 'withdraw the request',
  reissue: 'replace the file',
  resend_files: 'send the files again',
}
