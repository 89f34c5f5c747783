import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { WATCHED } from '@/lib/certificates/lifecycle/states'
import { buyerWords } from '@/lib/certificates/lifecycle/status-text'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { checkDifferenceNow } from '../actions'
import { ApprovalSentence, approversOf } from './approval-sentence'

/** A certificate someone else is working on, or that is over: one sentence, what helps, and when we last checked. */
export function Waiting({ certificate }: { certificate: CertificateView }) {
  const { id, status } = certificate
  const { label, sentence, tone, group } = buyerWords(certificate)
  const isWatched = WATCHED.some((one) => one === status)
  return (
    <>
      <Alert tone={tone} title={status === 'awaiting_approval' ? undefined : label}>
        <p className="text-lg">{status === 'awaiting_approval' ? <ApprovalSentence certificate={certificate} /> : sentence}</p>
        {SAFE[status] && <p>{SAFE[status]}</p>}
      </Alert>
      {status === 'awaiting_approval' && <ApprovalHelp certificate={certificate} />}
      <Facts
        items={[
          { term: 'Sent', detail: certificate.submittedAt && <DateText at={certificate.submittedAt} time /> },
          {
            term: 'Approval goes to',
            detail: certificate.submittedAt && certificate.approverEmail && <bdi>{approversOf(certificate).join(', ')}</bdi>,
          },
          { term: `Order number at ${certificate.type.brand}`, detail: certificate.authorityOrderId },
          { term: 'Last checked', detail: certificate.checkedAt && <DateText at={certificate.checkedAt} time /> },
          { term: 'Next check', detail: isWatched && certificate.nextCheckAt ? <DateText at={certificate.nextCheckAt} time /> : null },
        ]}
      />
      {isWatched && (
        <ActionForm action={checkDifferenceNow} className="mt-6">
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary">Check now</SubmitButton>
        </ActionForm>
      )}
      {group === 'in_progress' && (
        <>
          <p className="mt-6 text-ink-2">You can close this page. We’ll email you as soon as something changes.</p>
          <LiveRefresh sentence={`${label}. ${sentence}`} href={`/account/certificates/${id}`} />
        </>
      )}
    </>
  )
}

const SAFE: Partial<Record<CertificateView['status'], string>> = {
  send_blocked: 'You don’t need to do anything, and you won’t be charged again.',
  send_unclear: 'Your answers are saved, and your request is never sent twice.',
  held: 'No one gets this file until then, and you keep what you paid for.',
}

function ApprovalHelp({ certificate }: { certificate: CertificateView }) {
  return (
    <div className="prose my-6 max-w-measure">
      <p>
        The message comes from {certificate.type.brand}, names {certificate.domainName ?? 'the address'} and contains an approval link. It
        can take up to an hour. Check your spam folder too.
      </p>
      {certificate.type.level !== 'dv' && (
        <p>
          After that {certificate.type.brand} checks the organisation: {certificate.type.usualWait}.
        </p>
      )}
    </div>
  )
}
