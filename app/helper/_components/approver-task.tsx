import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import type { HelperTask } from '@/lib/certificates/view/helper-task'
import { helpAskApprovers, helpWithApprover } from '../actions'

type Draft = NonNullable<Extract<HelperTask, { step: 'approver' }>['draft']>

/** Step 3 for a helper: one inbox for each name, from the authority's list. */
export function ApproverTask({ draft }: { draft: Draft }) {
  const { names, approvers, approversStatus, approverEmail, otherApprovers } = draft
  if (approversStatus === 'queued') {
    const sentence = 'Asking for the addresses the authority accepts. This usually takes a few seconds.'
    return (
      <>
        <Alert tone="info" title="One moment">
          <p>{sentence}</p>
        </Alert>
        <LiveRefresh sentence={sentence} href="/helper" />
      </>
    )
  }
  if (approversStatus !== 'done' || !approvers?.length) {
    return (
      <ActionForm action={helpAskApprovers}>
        <p className="mb-4">The authority’s list of inboxes isn’t here yet. It needs a saved request and contacts.</p>
        <SubmitButton>Ask for the addresses</SubmitButton>
      </ActionForm>
    )
  }
  const chosen = approverEmail ? [approverEmail, ...otherApprovers] : []
  return (
    <ActionForm action={helpWithApprover}>
      {names.map((name, at) => (
        <RadioGroup
          key={name}
          name={`approver.${at}`}
          label={names.length > 1 ? <>Inbox that gets the message for {name}</> : 'Inbox that gets the message'}
          hint="Choose an inbox that you or a colleague can open."
          defaultValue={chosen[at]}
          options={approvers
            .filter((approver) => (approver.name ?? name) === name)
            .map(({ email }) => ({ value: email, label: <bdi className="wrap-anywhere">{email}</bdi> }))}
        />
      ))}
      <SubmitButton>Save the choice</SubmitButton>
    </ActionForm>
  )
}
