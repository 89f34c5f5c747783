import { supportAddress } from '@/app/_components/support-address'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { columnsOf, type PlaceColumns } from '@/lib/certificates/lifecycle/places'
import { buyerWords } from '@/lib/certificates/status/buyer-text'
import type { ApprovalView } from '@/lib/certificates/view/approval'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { checkDifferenceNow } from '../actions'
import { ApprovalSentence, approversOf } from './approval-sentence'
import { ApprovalInDns } from './names-in-dns'
import { NoEmail } from './no-email'
import { ProofPanel } from './proof-panel'

/** A certificate that others are working on, or that has ended: one sentence, what helps, and when we last checked. */
export async function Waiting({ certificate, approval }: { certificate: CertificateView; approval: ApprovalView | null }) {
  const { id, place } = certificate
  const columns = columnsOf(place)
  const safety = safetyText(columns)
  const { label, sentence, tone, group } = buyerWords(certificate)
  const mailed = { ...certificate, submittedAt: approval?.lastAskedAt ?? certificate.submittedAt }
  const isPublished = place === 'validation:approval' && approval !== null && approval.proofMethod !== 'email'
  const isWatched = columns.stage === 'validation' && !columns.hold
  return (
    <>
      <Alert tone={tone} title={place === 'validation:approval' ? undefined : label}>
        <p className="text-lg">
          {isPublished ? (
            `${certificate.type.brand} has your request and looks for your ${approval?.proofMethod === 'dns' ? 'DNS record' : 'file'}.`
          ) : place === 'validation:approval' ? (
            <ApprovalSentence certificate={mailed} />
          ) : (
            sentence
          )}
        </p>
        {safety && <p>{safety}</p>}
      </Alert>
      {place === 'validation:approval' && !isPublished && <ApprovalHelp certificate={certificate} />}
      {isPublished && approval && <ProofPanel certificate={certificate} approval={approval} />}
      <Facts
        items={[
          { term: 'Sent', detail: certificate.submittedAt && <DateText at={certificate.submittedAt} time /> },
          {
            term: 'Approval goes to',
            detail: !isPublished && certificate.submittedAt && certificate.approverEmail && (
              <bdi>{approversOf(certificate).join(', ')}</bdi>
            ),
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
      {approval?.ways.resend_approval && (
        <NoEmail certificate={certificate} approval={approval} support={await supportAddress()}>
          <ApprovalInDns
            approvers={approversOf(certificate)}
            names={certificate.domainName ? [certificate.domainName] : []}
            family={certificate.type.family}
          />
        </NoEmail>
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

/** Reassurance for states that may worry the buyer. */
function safetyText({ stage, hold }: PlaceColumns): string | null {
  if (hold === 'file_mismatch') return 'No one gets this file until then, and you keep what you paid for.'
  if (stage !== 'submission' || !hold) return null
  return hold === 'outcome_unknown'
    ? 'Your answers are saved, and your request is never sent twice.'
    : 'You don’t need to do anything, and you won’t be charged again.'
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
