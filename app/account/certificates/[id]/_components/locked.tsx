import { Alert } from '@/components/ui/alert'
import { buyerWords } from '@/lib/certificates/status/buyer-text'
import type { CertificateView } from '@/lib/certificates/view/schema'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

/** Explains that a certificate is locked by a payment dispute, what it means, and how it is unlocked. */
export function Locked({ certificate, language }: { certificate: CertificateView; language: Language }) {
  const words = wordsOf(language, 'certificatePage')
  const { label, sentence, tone } = buyerWords(certificate, language)
  return (
    <>
      <Alert tone={tone} title={label}>
        <p className="text-lg">{sentence}</p>
      </Alert>
      <div className="prose max-w-measure">
        <p>{words(certificate.lock === 'open' ? 'lockedOpen' : 'lockedLost')}</p>
        <p>
          {words.rich('questions', {
            order: String(certificate.orderNumber),
            link: (text) => <a href={pathIn(language, '/help')}>{text}</a>,
          })}
        </p>
      </div>
    </>
  )
}
