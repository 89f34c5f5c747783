import { connection } from 'next/server'

import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { AnswerView } from '../_components/answer-view'
import { CertificateField } from '../_components/certificate-field'
import { EnglishTool } from '../_components/english-tool'
import { decodeCertificates } from '../actions'
import { TOOLS, toolMetadata } from '../tools'

const TOOL = TOOLS.certificate

export const metadata = toolMetadata(TOOL)

/** Shows what a visitor pasted, so each visit has its own script nonce and nothing is kept. */
export default async function CertificateDecoderPage() {
  await connection()
  return (
    <EnglishTool tool={TOOL} lead="Paste a certificate, or a bundle of them, to see what is in it. We store none of it.">
      <ActionForm action={decodeCertificates}>
        <AnswerView />
        <div className="max-w-form">
          <CertificateField label="Certificate" hint="PEM, base64 or PKCS #7. Several at once are fine." />
          <SubmitButton>Decode this certificate</SubmitButton>
        </div>
      </ActionForm>
    </EnglishTool>
  )
}
