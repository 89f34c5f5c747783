import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import type { HelperTask } from '@/lib/certificates/view/helper-task'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { helpAskApprovers, helpWithApprover } from '../actions'

type Draft = NonNullable<Extract<HelperTask, { step: 'approver' }>['draft']>

/** Step 3 for a helper: one inbox for each name, from the authority's list. */
export function ApproverTask({ draft, language }: { draft: Draft; language: Language }) {
  const { names, approvers, approversStatus, approverEmail, otherApprovers } = draft
  const helper = wordsOf(language, 'helper')
  const words = wordsOf(language, 'approver')
  if (approversStatus === 'queued') {
    const sentence = words('asking')
    return (
      <>
        <Alert tone="info" title={words('moment')}>
          <p>{sentence}</p>
        </Alert>
        <LiveRefresh sentence={sentence} href="/helper" label={words('checkAgain')} />
      </>
    )
  }
  if (approversStatus !== 'done' || !approvers?.length) {
    return (
      <ActionForm action={helpAskApprovers}>
        <input type="hidden" name="language" value={language} />
        <p className="mb-4">{helper('noList')}</p>
        <SubmitButton>{words('ask')}</SubmitButton>
      </ActionForm>
    )
  }
  const chosen = approverEmail ? [approverEmail, ...otherApprovers] : []
  return (
    <ActionForm action={helpWithApprover}>
      <input type="hidden" name="language" value={language} />
      {names.map((name, at) => (
        <RadioGroup
          key={name}
          name={`approver.${at}`}
          label={names.length > 1 ? words('inboxFor', { name }) : words('inbox')}
          hint={words('inboxHint')}
          defaultValue={chosen[at]}
          options={approvers
            .filter((approver) => (approver.name ?? name) === name)
            .map(({ email }) => ({ value: email, label: <bdi className="wrap-anywhere">{email}</bdi> }))}
        />
      ))}
      <SubmitButton>{helper('saveChoice')}</SubmitButton>
    </ActionForm>
  )
}
