import type { ComponentProps, ReactNode } from 'react'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { TOOLS } from '../tools'
import { AnswerView } from './answer-view'
import { ToolFrame } from './tool-frame'

type PasteFormProps = {
  language: Language
  tool: 'csr' | 'certificate' | 'chain'
  action: ComponentProps<typeof ActionForm>['action']
  /** The input boxes of the form. */
  children: ReactNode
}

/** A tool that reads pasted text: its form, with the result above it once there is one. */
export function PasteForm({ language, tool, action, children }: PasteFormProps) {
  const words = wordsOf(language, 'decoder')
  return (
    <ToolFrame language={language} tool={TOOLS[tool]} lead={words(`${tool}.lead`)}>
      <ActionForm action={action}>
        <input type="hidden" name="language" value={language} />
        <AnswerView />
        <div className="max-w-form">
          {children}
          <SubmitButton>{words(`${tool}.button`)}</SubmitButton>
        </div>
      </ActionForm>
    </ToolFrame>
  )
}
