import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { approversProblemText, readApproversProblem } from '@/lib/certificates/lifecycle/problems'
import type { Draft } from '@/lib/certificates/view/schema'
import { askApproversFor, chooseApproverFor } from '../actions'

const PROOFS = { email: 'The approval email only', dns: 'A DNS record', file: 'A file on the website' } as const

/** Step 3: who approves, from the authority's list, and how control of the domain is proved. */
export function ApprovalSection({ draft }: { draft: Draft }) {
  return (
    <section id="approval" aria-labelledby="approval-title">
      <h2 id="approval-title" className="mb-4 text-lg">
        3. Approval
      </h2>
      <Approval draft={draft} />
    </section>
  )
}

function Approval({ draft }: { draft: Draft }) {
  const { certificateId, steps, approvers, approversStatus } = draft
  if (steps.server !== 'done' || steps.contacts !== 'done')
    return <p className="text-ink-2">The list of inboxes needs a saved request and contacts.</p>
  if (approversStatus === 'queued') {
    const sentence = draft.isBought
      ? 'Requesting the inboxes the authority accepts. This usually takes a few seconds.'
      : 'We’ll request the list of inboxes as soon as the certificate is bought.'
    return (
      <>
        <p className="mb-4">{sentence}</p>
        <LiveRefresh sentence={sentence} href={`/admin/certificates/${certificateId}/set-up`} />
      </>
    )
  }
  if (approversStatus === 'done' && approvers?.length) return <Choice draft={draft} approvers={approvers} />
  const problem = readApproversProblem(draft.approversProblem)
  return (
    <ActionForm action={askApproversFor} prefix="list" label="List of inboxes">
      <input type="hidden" name="id" value={certificateId} />
      <p className="mb-4">{problem ? approversProblemText(problem) : 'The authority’s list of inboxes hasn’t arrived yet.'}</p>
      <SubmitButton>Request the list of inboxes</SubmitButton>
    </ActionForm>
  )
}

function Choice({ draft, approvers }: { draft: Draft; approvers: NonNullable<Draft['approvers']> }) {
  const { certificateId, names, proofMethod, proofMethods } = draft
  const chosen = draft.approverEmail ? [draft.approverEmail, ...draft.otherApprovers] : []
  return (
    <ActionForm action={chooseApproverFor} prefix="approval" label="Approval">
      <input type="hidden" name="id" value={certificateId} />
      {names.map((name, at) => (
        <RadioGroup
          key={name}
          name={`approver.${at}`}
          label={names.length > 1 ? <>Inbox that receives the message for {name}</> : 'Inbox that receives the message'}
          hint="Ask the client which of these they can access."
          defaultValue={chosen[at]}
          options={approvers
            .filter((approver) => (approver.name ?? name) === name)
            .map(({ email }) => ({ value: email, label: <bdi className="wrap-anywhere">{email}</bdi> }))}
        />
      ))}
      {proofMethods.length > 1 && (
        <RadioGroup
          name="proof"
          label="How the client proves that the domain is theirs"
          defaultValue={proofMethod}
          options={proofMethods.map((method) => ({ value: method, label: PROOFS[method] }))}
        />
      )}
      <SubmitButton variant={chosen.length ? 'secondary' : 'primary'}>Save the choice</SubmitButton>
    </ActionForm>
  )
}
