import type { ReactNode } from 'react'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { Tag } from '@/components/ui/tag'
import type { SetUp } from '@/lib/admin/set-up/read-set-up'
import { STEP_NAMES, type Step, type StepKey } from '@/lib/admin/set-up/steps'
import { Guarded } from '../../_components/guarded'
import { mailMe, saveBackup } from '../actions'

const TAGS = { done: ['good', 'Done'], to_do: ['warning', 'To do'], unknown: ['neutral', 'Not known yet'] } as const

/** Every step of the set-up with its state, the reason for that state, and a link to where it can be changed. */
export function Checklist({ setUp }: { setUp: SetUp }) {
  const forms: Partial<Record<StepKey, ReactNode>> = { mail: <TestMail />, backup: <Backup backup={setUp.backup} /> }
  return (
    <ol aria-label="Set-up" className="border-t-2 border-ink">
      {setUp.steps.map((step) => (
        <Item key={step.key} step={step}>
          {forms[step.key]}
        </Item>
      ))}
    </ol>
  )
}

function Item({ step: { key, state, why, fix }, children }: { step: Step; children: ReactNode }) {
  const [tone, word] = TAGS[state]
  return (
    <li className="border-b border-line py-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-base font-semibold">{STEP_NAMES[key]}</h2>
        <Tag tone={tone}>{word}</Tag>
        {fix && (
          <a href={fix.href} className="ms-auto inline-flex min-h-6 items-center">
            {fix.label}
          </a>
        )}
      </div>
      <p className="max-w-measure wrap-anywhere text-ink-2">{why}</p>
      {children}
    </li>
  )
}

function TestMail() {
  return (
    <ActionForm action={mailMe} prefix="test-mail" label="Send a test email" className="mt-2">
      <SubmitButton variant="secondary" small>
        Send me a test email
      </SubmitButton>
    </ActionForm>
  )
}

function Backup({ backup }: { backup: SetUp['backup'] }) {
  return (
    <ActionForm action={saveBackup} prefix="backup" label="Backup" className="mt-2 max-w-form">
      {backup && (
        <p className="mb-2 text-ink-3">
          Noted <DateText at={backup.notedAt} />
        </p>
      )}
      <Guarded title={backup ? 'Change the note' : 'Write it down'}>
        <TextArea
          name="backup"
          label="When and where is the backup made?"
          hint="For example: every night at 2:00 to another provider’s storage; Sam tests a restore every quarter."
          rows={3}
          defaultValue={backup?.text}
        />
        <SubmitButton variant="secondary" small>
          Save the note
        </SubmitButton>
      </Guarded>
    </ActionForm>
  )
}
