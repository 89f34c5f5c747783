import { RequestField } from '@/components/certificate/request-field'
import { messagesOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { PasteForm } from '../../_components/paste-form'
import { decodeRequest } from '../../actions'

/** The content of the CSR decoder, without the surrounding layout. */
export function CsrView({ language }: { language: Language }) {
  return (
    <PasteForm language={language} tool="csr" action={decodeRequest}>
      <RequestField words={messagesOf(language).requestField} />
    </PasteForm>
  )
}
