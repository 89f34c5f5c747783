import { connection } from 'next/server'

import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { AnswerView } from '../_components/answer-view'
import { CertificateField } from '../_components/certificate-field'
import { EnglishTool } from '../_components/english-tool'
import { checkPastedChain } from '../actions'
import { TOOLS, toolMetadata } from '../tools'

const TOOL = TOOLS.chain

export const metadata = toolMetadata(TOOL)

/** Shows what a visitor pasted, so each visit has its own script nonce and nothing is kept. */
export default async function ChainCheckerPage() {
  await connection()
  return (
    <EnglishTool
      tool={TOOL}
      lead="Paste your certificate and its intermediates, in any order. We put them in order and say what is missing. We store none of it."
    >
      <ActionForm action={checkPastedChain}>
        <AnswerView />
        <div className="max-w-form">
          <CertificateField label="Certificates" hint="Your own and the intermediates, as PEM, base64 or PKCS #7, in any order." />
          <SubmitButton>Check this chain</SubmitButton>
        </div>
      </ActionForm>
    </EnglishTool>
  )
}
