import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { CertificateField } from '../../_components/certificate-field'
import { PasteForm } from '../../_components/paste-form'
import { checkPastedChain } from '../../actions'

/** The content of the chain checker, without the surrounding layout. */
export function ChainView({ language }: { language: Language }) {
  const words = wordsOf(language, 'decoder')
  return (
    <PasteForm language={language} tool="chain" action={checkPastedChain}>
      <CertificateField label={words('chain.label')} hint={words('chain.hint')} words={messagesOf(language).certificateField} />
    </PasteForm>
  )
}
