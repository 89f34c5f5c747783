import { connection } from 'next/server'
import { RequestField } from '@/components/certificate/request-field'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { messagesOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { AnswerView } from '../_components/answer-view'
import { EnglishTool } from '../_components/english-tool'
import { decodeRequest } from '../actions'
import { TOOLS, toolMetadata } from '../tools'

const TOOL = TOOLS.csr

export const metadata = toolMetadata(TOOL)

/** Shows what a visitor pasted, so each visit has its own script nonce and nothing is kept. */
export default async function CsrDecoderPage() {
  await connection()
  return (
    <EnglishTool tool={TOOL} lead="Paste a request (CSR) to see what it says, and what an authority would refuse. We store none of it.">
      <ActionForm action={decodeRequest}>
        <AnswerView />
        <div className="max-w-form">
          <RequestField words={messagesOf(DEFAULT_LANGUAGE).requestField} />
          <SubmitButton>Decode this request</SubmitButton>
        </div>
      </ActionForm>
    </EnglishTool>
  )
}
