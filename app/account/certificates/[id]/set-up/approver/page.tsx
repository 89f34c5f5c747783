import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { readLanguage } from '@/lib/auth/session/language'
import { approversProblemText, readApproversProblem } from '@/lib/certificates/lifecycle/problems'
import type { Draft } from '@/lib/certificates/view/schema'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { InboxNote } from '../../_components/names-in-dns'
import { SetUpFrame } from '../_components/set-up-frame'
import { fetchApproverList, saveApproverStep } from '../actions'
import { loadSetUp, stepPath } from '../load-set-up'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'approver')('title') }
}

/** Step 3: the inbox at the domain that the authority will write to. A job fetches the list from the authority. */
export default async function ApproverPage({ params }: PageProps<'/account/certificates/[id]/set-up/approver'>) {
  const { id } = await params
  const { certificate, draft } = await loadSetUp(id, 'approver')
  if (!draft.request || draft.steps.server !== 'done') redirect(stepPath(id, 'server'))
  if (draft.steps.contacts !== 'done') redirect(stepPath(id, 'contacts'))
  const language = await readLanguage()
  const words = wordsOf(language, 'approver')
  const { brand } = draft.type
  return (
    <SetUpFrame
      certificate={certificate}
      draft={draft}
      step="approver"
      title={words('title')}
      language={language}
      lead={
        <>
          {draft.names.length > 1
            ? words('leadSeveral', { brand })
            : words.rich('leadOne', {
                brand,
                name: draft.request.facts.unicodeName,
                b: (name) => <bdi className="font-semibold text-ink">{name}</bdi>,
              })}{' '}
          {draft.proofMethods.length > 1 && `${words('orElse')} `}
          {words('nothingSent', { brand })}
        </>
      }
    >
      <ApproverList draft={draft} language={language} />
    </SetUpFrame>
  )
}

type ListProps = { draft: Draft; language: Language }

function ApproverList({ draft, language }: ListProps) {
  const words = wordsOf(language, 'approver')
  const id = draft.certificateId
  const problem = readApproversProblem(draft.approversProblem)
  if (draft.approversStatus === 'done' && draft.approvers?.length)
    return <Choice id={id} draft={draft} approvers={draft.approvers} language={language} />
  if (draft.approversStatus === 'queued') return <Wait draft={draft} language={language} />
  return (
    <>
      {problem && (
        <Alert tone="warning" title={words('noList')}>
          <p>{approversProblemText(problem, language)}</p>
        </Alert>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <ActionForm action={fetchApproverList}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton>{words(problem ? 'askAgain' : 'ask')}</SubmitButton>
        </ActionForm>
        <ButtonLink variant="secondary" href={stepPath(id, 'server')}>
          {words('changeRequest')}
        </ButtonLink>
      </div>
    </>
  )
}

function Choice({
  id,
  draft,
  approvers,
  language,
}: ListProps & {
  id: string
  approvers: readonly { email: string; kind: 'domain' | 'generic'; name?: string }[]
}) {
  const words = wordsOf(language, 'approver')
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
            label={draft.names.length > 1 ? words('inboxFor', { name }) : words('inbox')}
            hint={words('inboxHint')}
            defaultValue={
              chosen[at] ??
              own.find(({ email }) => email === draft.formerApprovers[at])?.email ??
              (own.length === 1 ? own[0]?.email : undefined)
            }
            options={own.map(({ email }) => ({
              value: email,
              label: <bdi className="wrap-anywhere">{email}</bdi>,
              hint: <InboxNote language={language} email={email} otherwise={isUsual(email) ? undefined : words('unusual')} />,
            }))}
          />
        )
      })}
      {draft.proofMethods.length > 1 && (
        <RadioGroup
          name="proof"
          label={words('how')}
          hint={words('howHint', { brand: draft.type.brand })}
          defaultValue={draft.proofMethod}
          options={draft.proofMethods.map((method) => ({ value: method, ...messagesOf(language).approver.proofs[method] }))}
        />
      )}
      <details className="mb-6 border-y border-line py-2">
        <summary className="min-h-11 py-2 font-semibold">{words('none')}</summary>
        <div className="prose py-2">
          <p>{words('alias')}</p>
          <ul>
            <li>{words('google')}</li>
            <li>{words('microsoft')}</li>
            <li>{words('cpanel')}</li>
          </ul>
          {draft.proofMethods.length > 1 && <p>{words('orRecord')}</p>}
          <p>{words('saved')}</p>
        </div>
      </details>
      <SubmitButton>{wordsOf(language, 'setUp')('save')}</SubmitButton>
    </ActionForm>
  )
}

/** The five mailbox names that every authority may write to (CA/Browser Forum Baseline Requirements §3.2.2.4.4). */
function isUsual(email: string): boolean {
  return /^(admin|administrator|webmaster|hostmaster|postmaster)@/i.test(email)
}

function Wait({ draft, language }: ListProps) {
  const words = wordsOf(language, 'approver')
  const path = stepPath(draft.certificateId, 'approver')
  const sentence = words(draft.isBought ? 'asking' : 'notReady')
  return (
    <>
      <Alert tone="info" title={words('moment')}>
        <p>{sentence}</p>
        <p>{words('close')}</p>
      </Alert>
      <LiveRefresh sentence={sentence} href={path} />
      <ButtonLink variant="secondary" href={path}>
        {words('checkAgain')}
      </ButtonLink>
    </>
  )
}
