import { DateText } from '@/components/ui/date-text'
import type { CertificateView } from '@/lib/certificates/view/schema'

type Approval = Pick<CertificateView, 'approverEmail' | 'otherApprovers' | 'submittedAt'> & { type: { brand: string } }

/** The inboxes that got a message, without duplicates. */
export function approversOf({ approverEmail, otherApprovers }: Pick<CertificateView, 'approverEmail' | 'otherApprovers'>): string[] {
  return [...new Set(approverEmail ? [approverEmail, ...otherApprovers] : [])]
}

/** Names the people whose approval a certificate is waiting for: one, or one for each name. */
export function ApprovalSentence({ certificate }: { certificate: Approval }) {
  return (
    <>
      {certificate.otherApprovers.length
        ? `Waiting until each name is approved: ${certificate.type.brand} sent messages to `
        : `Waiting for someone to open the message ${certificate.type.brand} sent to `}
      <bdi className="font-semibold wrap-anywhere">{certificate.approverEmail ? approversOf(certificate).join(', ') : 'the approver'}</bdi>
      {certificate.submittedAt && (
        <>
          {' '}
          on <DateText at={certificate.submittedAt} time />
        </>
      )}
      .
    </>
  )
}
