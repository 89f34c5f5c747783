import { DateText } from '@/components/ui/date-text'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

type Approval = Pick<CertificateView, 'approverEmail' | 'otherApprovers' | 'submittedAt'> & { type: { brand: string } }

/** The inboxes to which a message was sent, without duplicates. */
export function approversOf({ approverEmail, otherApprovers }: Pick<CertificateView, 'approverEmail' | 'otherApprovers'>): string[] {
  return [...new Set(approverEmail ? [approverEmail, ...otherApprovers] : [])]
}

/** Names the approvers that a certificate is waiting for: one, or one for each domain name. */
export function ApprovalSentence({ certificate, language, zone }: { certificate: Approval; language: Language; zone: string }) {
  const { approverEmail, otherApprovers, submittedAt, type } = certificate
  const words = wordsOf(language, 'waiting')
  const sent = otherApprovers.length ? 'eachSentTo' : 'sentTo'
  return words.rich(submittedAt ? `${sent}On` : sent, {
    brand: type.brand,
    approver: approverEmail ? approversOf(certificate).join(', ') : words('theApprover'),
    b: (approver) => <bdi className="font-semibold wrap-anywhere">{approver}</bdi>,
    date: () => submittedAt && <DateText at={submittedAt} time zone={zone} language={language} />,
  })
}
