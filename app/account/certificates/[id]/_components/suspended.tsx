import { Alert } from '@/components/ui/alert'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { supportMailLink } from '@/lib/config/support-address'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

type SuspendedProps = { certificate: CertificateView; reason: string; support: string; language: Language }

/** Explains that staff locked the certificate, why, and what still works. `support` is the shop's public contact address. */
export function Suspended({ certificate, reason, support, language }: SuspendedProps) {
  const words = wordsOf(language, 'certificatePage')
  const { orderNumber, domainName, type } = certificate
  const mail = supportMailLink({
    to: support,
    subject: words('mailSubject', { order: String(orderNumber), about: words('mailAbout', { name: domainName ?? type.name }) }),
  })
  return (
    <Alert tone="warning" title={words('suspendedTitle')}>
      <p className="text-lg">{reason}</p>
      <p>
        {words('suspended')} {words(certificate.wasIssued ? 'suspendedIssued' : 'answersSaved')}
      </p>
      <p>
        <a href={mail}>{words('writeAbout')}</a>
      </p>
    </Alert>
  )
}
