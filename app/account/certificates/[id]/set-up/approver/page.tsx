import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { approversProblemText, readApproversProblem } from '@/lib/certificates/lifecycle/problems'
import type { Draft } from '@/lib/certificates/view/schema'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { InboxNote } from '../../_components/names-in-dns'
import { SetUpFrame } from '../_components/set-up-frame'
import { fetchApproverList, saveApproverStep } from '../actions'
import { loadSetUp, stepPath } from '../load-set-up'

export const metadata: Metadata = { title: 'Who approves it?' }

/** Step 3: the inbox at the domain that the authority will write to. The authority supplies the list, fetched by a job. */
export default async function ApproverPage({ params }: PageProps<'/account/certificates/[id]/set-up/approver'>) {
  const { id } = await params
  const { certificate, draft } = await loadSetUp(id, 'approver')
  if (!draft.request || draft.steps.server !== 'done') redirect(stepPath(id, 'server'))
  if (draft.steps.contacts !== 'done') redirect(stepPath(id, 'contacts'))
  return (
    <SetUpFrame
      certificate={certificate}
      draft={draft}
      step="approver"
      title="Who approves it?"
      lead={
        <>
          {draft.names.length > 1 ? (
            <>{draft.type.brand} emails one inbox for each name. The person who opens that email approves the certificate for it. </>
          ) : (
            <>
              {draft.type.brand} emails one inbox at the domain. The person who opens that email approves the certificate for{' '}
              <bdi className="font-semibold text-ink">{draft.request.facts.unicodeName}</bdi>.{' '}
            </>
          )}
          {draft.proofMethods.length > 1 && 'You can choose a DNS record or a file instead. '}
          Nothing has been sent to {draft.type.brand} yet.
        </>
      }
    >
      <ApproverList draft={draft} />
    </SetUpFrame>
  )
}

function ApproverList({ draft }: { draft: Draft }) {
  const id = draft.certificateId
  const problem = readApproversProblem(draft.approversProblem)
  if (draft.approversStatus === 'done' && draft.approvers?.length) return <Choice id={id} draft={draft} approvers={draft.approvers} />
  if (draft.approversStatus === 'queued') return <Wait draft={draft} />
  return (
    <>
      {problem && (
        <Alert tone="warning" title="There is no list yet">
          <p>{approversProblemText(problem)}</p>
        </Alert>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <ActionForm action={fetchApproverList}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton>{problem ? 'Ask again for the addresses' : 'Ask for the addresses'}</SubmitButton>
        </ActionForm>
        <ButtonLink variant="secondary" href={stepPath(id, 'server')}>
          Change the request
        </ButtonLink>
      </div>
    </>
  )
}

function Choice({
  id,
  draft,
  approvers,
}: {
  id: string
  draft: Draft
  approvers: readonly { email: string; kind: 'domain' | 'generic'; name?: string }[]
}) {
  const chosen = draft.approverEmail ? [draft.approverEmail, ...draft.otherApprovers] : []
  return (
    <ActionForm action={saveApproverStep}>
      <input type="hidden" name="id" value={id} />
      {draft.names.map((name, at) => {
        const own = approvers.filter((approver) => (approver.name ?? name) === name)
        return (
          <RadioGroup
            key={name}
            name={`approver.${at}`}
            label={draft.names.length > 1 ? <>Inbox that gets the message for {name}</> : 'Inbox that gets the message'}
            hint="Choose an inbox that you or a colleague can open."
            defaultValue={
              chosen[at] ??
              own.find(({ email }) => email === draft.formerApprovers[at])?.email ??
              (own.length === 1 ? own[0]?.email : undefined)
            }
            options={own.map(({ email }) => ({
              value: email,
              label: <bdi className="wrap-anywhere">{email}</bdi>,
              hint: (
                <InboxNote
                  language={DEFAULT_LANGUAGE}
                  email={email}
                  otherwise={isUsual(email) ? undefined : 'May be refused by the certificate authority.'}
                />
              ),
            }))}
          />
        )
      })}
      {draft.proofMethods.length > 1 && (
        <RadioGroup
          name="proof"
          label="How do you prove that the domain is yours?"
          hint={`${draft.type.brand} asks for an inbox in any case.`}
          defaultValue={draft.proofMethod}
          options={draft.proofMethods.map((method) => ({ value: method, ...PROOFS[method] }))}
        />
      )}
      <details className="mb-6 border-y border-line py-2">
        <summary className="min-h-11 py-2 font-semibold">I can’t open any of these</summary>
        <div className="prose py-2">
          <p>Add one of them as an alias of an inbox you have. With most mail services this takes a minute:</p>
          <ul>
            <li>Google Workspace: Admin, Directory, Users, choose yourself, Add alternate emails.</li>
            <li>Microsoft 365: Admin centre, Active users, choose yourself, Manage username and email.</li>
            <li>cPanel: Email, Forwarders, Add Forwarder.</li>
          </ul>
          {draft.proofMethods.length > 1 && <p>With a DNS record or a file, no one has to open the email.</p>}
          <p>Your answers are saved: you can leave and come back.</p>
        </div>
      </details>
      <SubmitButton>Save and continue</SubmitButton>
    </ActionForm>
  )
}

const PROOFS = {
  email: { label: 'By email', hint: 'Someone opens the message in that inbox and approves.' },
  dns: { label: 'By a DNS record', hint: 'You add a record that we show you after sending.' },
  file: { label: 'By a file on the website', hint: 'You upload a file that we show you after sending. The site must answer over http.' },
} as const

/** The five mailbox names every authority may write to (CA/Browser Forum Baseline Requirements §3.2.2.4.4). */
function isUsual(email: string): boolean {
  return /^(admin|administrator|webmaster|hostmaster|postmaster)@/i.test(email)
}

function Wait({ draft }: { draft: Draft }) {
  const path = stepPath(draft.certificateId, 'approver')
  const sentence = draft.isBought
    ? 'Asking for the addresses the authority accepts. This usually takes a few seconds.'
    : 'We’re still getting your certificate ready. The addresses appear here as soon as it is. Your answers are saved.'
  return (
    <>
      <Alert tone="info" title="One moment">
        <p>{sentence}</p>
        <p>You can close this page and come back: nothing is lost.</p>
      </Alert>
      <LiveRefresh sentence={sentence} href={path} />
      <ButtonLink variant="secondary" href={path}>
        {' '}
        Check again{' '}
      </ButtonLink>
    </>
  )
}
