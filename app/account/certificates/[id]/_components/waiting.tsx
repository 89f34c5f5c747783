import { supportAddress } from '@/app/_components/support-address'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { waitText } from '@/lib/catalog/format'
import { columnsOf, type PlaceColumns } from '@/lib/certificates/lifecycle/places'
import { buyerWords } from '@/lib/certificates/status/buyer-text'
import type { ApprovalView } from '@/lib/certificates/view/approval'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { checkDifferenceNow } from '../actions'
import { ApprovalSentence, approversOf } from './approval-sentence'
import { ApprovalInDns } from './names-in-dns'
import { NoEmail } from './no-email'
import { ProofPanel } from './proof-panel'

type WaitingProps = { certificate: CertificateView; approval: ApprovalView | null; language: Language; zone: string }

/** A certificate that is being processed or has ended: its status in one sentence, what the buyer can do, and when it was last checked. */
export async function Waiting({ certificate, approval, language, zone }: WaitingProps) {
  const words = wordsOf(language, 'waiting')
  const { id, place } = certificate
  const columns = columnsOf(place)
  const safety = safetyText(columns, language)
  const { label, sentence, tone, group } = buyerWords(certificate, language)
  const mailed = { ...certificate, submittedAt: approval?.lastAskedAt ?? certificate.submittedAt }
  const isPublished = place === 'validation:approval' && approval !== null && approval.proofMethod !== 'email'
  const isWatched = columns.stage === 'validation' && !columns.hold
  return (
    <>
      <Alert tone={tone} title={place === 'validation:approval' ? undefined : label}>
        <p className="text-lg">
          {isPublished ? (
            words(approval?.proofMethod === 'dns' ? 'looksForRecord' : 'looksForFile', { brand: certificate.type.brand })
          ) : place === 'validation:approval' ? (
            <ApprovalSentence certificate={mailed} language={language} zone={zone} />
          ) : (
            sentence
          )}
        </p>
        {safety && <p>{safety}</p>}
      </Alert>
      {place === 'validation:approval' && !isPublished && <ApprovalHelp certificate={certificate} language={language} />}
      {isPublished && approval && <ProofPanel certificate={certificate} approval={approval} language={language} zone={zone} />}
      <Facts
        items={[
          {
            term: words('sent'),
            detail: certificate.submittedAt && <DateText at={certificate.submittedAt} time zone={zone} language={language} />,
          },
          {
            term: words('goesTo'),
            detail: isPublished
              ? null
              : certificate.submittedAt && certificate.approverEmail && <bdi>{approversOf(certificate).join(', ')}</bdi>,
          },
          { term: words('authorityOrder', { brand: certificate.type.brand }), detail: certificate.authorityOrderId },
          {
            term: words('lastChecked'),
            detail: certificate.checkedAt && <DateText at={certificate.checkedAt} time zone={zone} language={language} />,
          },
          {
            term: words('nextCheck'),
            detail:
              isWatched && certificate.nextCheckAt ? <DateText at={certificate.nextCheckAt} time zone={zone} language={language} /> : null,
          },
        ]}
      />
      {isWatched && (
        <ActionForm action={checkDifferenceNow} className="mt-6">
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary">{words('check')}</SubmitButton>
        </ActionForm>
      )}
      {approval?.ways.resend_approval && (
        <NoEmail certificate={certificate} approval={approval} support={await supportAddress()} language={language} zone={zone}>
          <ApprovalInDns
            approvers={approversOf(certificate)}
            names={certificate.domainName ? [certificate.domainName] : []}
            family={certificate.type.family}
            language={language}
          />
        </NoEmail>
      )}
      {group === 'in_progress' && (
        <>
          <p className="mt-6 text-ink-2">{words('close')}</p>
          <LiveRefresh sentence={`${label}. ${sentence}`} href={`/account/certificates/${id}`} />
        </>
      )}
    </>
  )
}

/** Reassurance for states that may worry the buyer. */
function safetyText({ stage, hold }: PlaceColumns, language: Language): string | null {
  const words = wordsOf(language, 'waiting')
  if (hold === 'file_mismatch') return words('safeMismatch')
  if (stage !== 'submission' || !hold) return null
  return words(hold === 'outcome_unknown' ? 'safeUnclear' : 'safeHeld')
}

function ApprovalHelp({ certificate: { type, domainName }, language }: { certificate: CertificateView; language: Language }) {
  const words = wordsOf(language, 'waiting')
  return (
    <div className="prose my-6 max-w-measure">
      <p>{words('message', { brand: type.brand, domain: domainName ?? words('theAddress') })}</p>
      {type.level !== 'dv' && <p>{words('thenOrganisation', { brand: type.brand, wait: waitText(language, type) })}</p>}
    </div>
  )
}
