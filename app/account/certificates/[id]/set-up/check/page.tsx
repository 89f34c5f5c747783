import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Findings } from '@/components/certificate/findings'
import { keyText } from '@/components/certificate/request-facts'
import { Alert } from '@/components/ui/alert'
import { Facts } from '@/components/ui/facts'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { AUTHORITY, LEGAL_TEXTS } from '@/lib/catalog/text'
import type { Contact } from '@/lib/certificates/contacts/contacts'
import { serverSoftwareLabel } from '@/lib/certificates/setup/server-software'
import type { Draft } from '@/lib/certificates/view/schema'
import { SetUpFrame } from '../_components/set-up-frame'
import { sendRequest } from '../actions'
import { firstOpenStep, loadSetUp, type StepName, stepPath } from '../load-set-up'

export const metadata: Metadata = { title: 'Check and send' }

/** Step 4: a summary of everything, and the button after which nothing can be changed. */
export default async function CheckPage({ params }: PageProps<'/account/certificates/[id]/set-up/check'>) {
  const { id } = await params
  const { certificate, draft } = await loadSetUp(id, 'check')
  const open = firstOpenStep(draft)
  if (!draft.request || (!draft.contacts && !draft.isReplacement) || open !== 'check') redirect(stepPath(id, open))
  return (
    <SetUpFrame certificate={certificate} draft={draft} step="check" title="Check and send">
      {draft.isBought ? (
        <ActionForm action={sendRequest}>
          <input type="hidden" name="id" value={id} />
          <Answers id={id} draft={draft} request={draft.request} contacts={draft.contacts} />
          <p className="mb-4">
            <a href={LEGAL_TEXTS[draft.type.family]} target="_blank" rel="noreferrer">
              Read the subscriber agreement of {AUTHORITY[draft.type.family]} (opens a new tab)
            </a>
          </p>
          <Checkbox
            name="agreed"
            label={`I may order a certificate for ${draft.names.length > 1 ? 'these addresses' : 'this address'}, the details are true, and I accept ${draft.type.brand}’s subscriber agreement.`}
          />
          <SubmitButton>Send to {draft.type.brand}</SubmitButton>
        </ActionForm>
      ) : (
        <>
          <Answers id={id} draft={draft} request={draft.request} contacts={draft.contacts} />
          <Alert tone="warning" title="Nearly there">
            <p>We’re still getting your certificate ready. The button appears here as soon as it is. Your answers are saved.</p>
          </Alert>
          <LiveRefresh sentence="Your certificate is not ready to be sent yet." href={stepPath(id, 'check')} />
        </>
      )}
    </SetUpFrame>
  )
}

const PROVED_BY = { dns: 'a DNS record, which we show you after sending', file: 'a file on the website, which we show you after sending' }

type AnswersProps = { id: string; draft: Draft; request: NonNullable<Draft['request']>; contacts: Draft['contacts'] }

/** Every answer with a link back to its step, and the consequences of sending. */
function Answers({ id, draft, request: { facts, findings }, contacts }: AnswersProps) {
  return (
    <>
      <Summary title="Certificate request" change={{ id, step: 'server' }}>
        <Facts
          items={[
            { term: 'Address', detail: <bdi className="font-semibold">{facts.unicodeName}</bdi> },
            { term: 'Other names', detail: draft.names.length > 1 ? <bdi>{draft.names.slice(1).join(', ')}</bdi> : null },
            { term: 'Organisation', detail: facts.organization },
            { term: 'Key', detail: keyText(facts) },
            { term: 'Server software', detail: serverSoftwareLabel(draft.serverSoftware ?? 'other') },
          ]}
        />
        <Findings findings={findings.filter(({ severity }) => severity === 'warning')} />
      </Summary>
      {contacts && !draft.isReplacement && <ContactsAnswer id={id} contacts={contacts} />}
      <Summary title="Approval" change={draft.isReplacement ? undefined : { id, step: 'approver' }}>
        <Facts
          items={[draft.approverEmail, ...draft.otherApprovers]
            .map((email, at) => ({
              term: draft.names.length > 1 ? `Message for ${draft.names[at]} goes to` : 'Message goes to',
              detail: <bdi>{email}</bdi>,
            }))
            .concat(draft.proofMethod === 'email' ? [] : [{ term: 'Proved by', detail: <>{PROVED_BY[draft.proofMethod]}</> }])}
        />
      </Summary>
      <Alert tone="info" title="Once it is sent">
        <ul>
          <li>You can no longer change the address or the type of certificate.</li>
          <li>Certificates are listed in public logs, so anyone can see that one exists for this address.</li>
          <li>
            A file may be valid for less time than you paid for. Replace it before it expires: you get the next one at no extra cost. The
            date is on this certificate’s page.
          </li>
        </ul>
      </Alert>
    </>
  )
}

function ContactsAnswer({ id, contacts: { written, sent } }: { id: string; contacts: NonNullable<Draft['contacts']> }) {
  return (
    <Summary title="Contacts" change={{ id, step: 'contacts' }}>
      <Facts
        items={[
          { term: 'Administrative', detail: <Person written={written.admin} sent={sent.admin} /> },
          {
            term: 'Technical',
            detail: written.tech && sent.tech ? <Person written={written.tech} sent={sent.tech} /> : 'The same person',
          },
          {
            term: 'Billing',
            detail: written.billing && sent.billing ? <Person written={written.billing} sent={sent.billing} /> : 'The same person',
          },
        ]}
      />
    </Summary>
  )
}

function Summary({ title, change, children }: { title: string; change?: { id: string; step: StepName } | undefined; children: ReactNode }) {
  return (
    <section className="mb-8">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2>{title}</h2>
        {change && (
          <a href={stepPath(change.id, change.step)} className="inline-flex min-h-11 items-center">
            Change<span className="sr-only"> {title.toLowerCase()}</span>
          </a>
        )}
      </div>
      {children}
    </section>
  )
}

/** One contact as typed. Lines sent in a different spelling say so. */
function Person({ written, sent }: { written: Contact; sent: Contact }) {
  const same = JSON.stringify(written) === JSON.stringify(sent)
  return (
    <>
      <PersonLines person={written} />
      {!same && (
        <p className="mt-2 text-sm text-ink-2">
          Sent as: {sent.firstName} {sent.lastName},{' '}
          {[sent.organization, sent.address1, sent.address2, `${sent.postalCode} ${sent.city}`, sent.state].filter(Boolean).join(', ')}
        </p>
      )}
    </>
  )
}

function PersonLines({ person }: { person: Contact }) {
  const lines = [
    `${person.firstName} ${person.lastName}`,
    [person.jobTitle, person.organization].filter(Boolean).join(', '),
    [person.address1, person.address2].filter(Boolean).join(', '),
    [`${person.postalCode} ${person.city}`, person.state, person.country].filter(Boolean).join(', '),
    `${person.phone} · ${person.email}`,
  ]
  return lines.filter(Boolean).map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))
}
