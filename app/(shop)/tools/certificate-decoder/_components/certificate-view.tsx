import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { CertificateField } from '../../_components/certificate-field'
import { PasteForm } from '../../_components/paste-form'
import { decodeCertificates } from '../../actions'

/** The content of the certificate decoder, without the surrounding layout. */
export function CertificateView({ language }: { language: Language }) {
  const words = wordsOf(language, 'decoder')
  return (
    <PasteForm language={language} tool="certificate" action={decodeCertificates}>
      <CertificateField label={words('certificate.label')} hint={words('certificate.hint')} words={messagesOf(language).certificateField} />
    </PasteForm>
  )
}
