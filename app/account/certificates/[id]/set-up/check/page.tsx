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
import { readLanguage } from '@/lib/auth/session/language'
import { AUTHORITY, LEGAL_TEXTS } from '@/lib/catalog/text'
import type { Contact } from '@/lib/certificates/contacts/contacts'
import { serverSoftwareLabel } from '@/lib/certificates/setup/server-software'
import type { Draft } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { SetUpFrame } from '../_components/set-up-frame'
import { sendRequest } from '../actions'
import { firstOpenStep, loadSetUp, type StepName, stepPath } from '../load-set-up'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'check')('title') }
}

/** Step 4: a summary of everything, and the button that submits it, after which nothing can be changed. */
export default async function CheckPage({ params }: PageProps<'/account/certificates/[id]/set-up/check'>) {
  const { id } = await params
  const { certificate, draft } = await loadSetUp(id, 'check')
  const open = firstOpenStep(draft)
  if (!draft.request || (!draft.contacts && !draft.isReplacement) || open !== 'check') redirect(stepPath(id, open))
  const language = await readLanguage()
  const words = wordsOf(language, 'check')
  return (
    <SetUpFrame certificate={certificate} draft={draft} step="check" title={words('title')} language={language}>
      {draft.isBought ? (
        <ActionForm action={sendRequest}>
          <input type="hidden" name="id" value={id} />
          <Answers id={id} draft={draft} request={draft.request} contacts={draft.contacts} language={language} />
          <p className="mb-4">
            <a href={LEGAL_TEXTS[draft.type.family]} target="_blank" rel="noreferrer">
              {words('agreement', { authority: AUTHORITY[draft.type.family] })}
            </a>
          </p>
          <Checkbox
            name="agreed"
            label={words(draft.names.length > 1 ? 'agreeSeveral' : 'agreeOne', { authority: AUTHORITY[draft.type.family] })}
          />
          <SubmitButton>{words('send', { brand: draft.type.brand })}</SubmitButton>
        </ActionForm>
      ) : (
        <>
          <Answers id={id} draft={draft} request={draft.request} contacts={draft.contacts} language={language} />
          <Alert tone="warning" title={words('nearly')}>
            <p>{words('nearlyText')}</p>
          </Alert>
          <LiveRefresh sentence={words('notReady')} href={stepPath(id, 'check')} />
        </>
      )}
    </SetUpFrame>
  )
}

type AnswersProps = { id: string; draft: Draft; request: NonNullable<Draft['request']>; contacts: Draft['contacts']; language: Language }

/** Every answer with a link back to its step, and the consequences of submitting. */
function Answers({ id, draft, request: { facts, findings }, contacts, language }: AnswersProps) {
  const words = wordsOf(language, 'check')
  const terms = wordsOf(language, 'requestFacts')
  return (
    <>
      <Summary title={words('request')} change={{ id, step: 'server', text: 'changeRequest' }} language={language}>
        <Facts
          items={[
            { term: terms('address'), detail: <bdi className="font-semibold">{facts.unicodeName}</bdi> },
            { term: terms('others'), detail: draft.names.length > 1 ? <bdi>{draft.names.slice(1).join(', ')}</bdi> : null },
            { term: terms('organisation'), detail: facts.organization },
            { term: terms('key'), detail: keyText(facts) },
            { term: wordsOf(language, 'setUp')('server'), detail: serverSoftwareLabel(draft.serverSoftware ?? 'other', language) },
          ]}
        />
        <Findings findings={findings.filter(({ severity }) => severity === 'warning')} language={language} />
      </Summary>
      {contacts && !draft.isReplacement && <ContactsAnswer id={id} contacts={contacts} language={language} />}
      <Summary
        title={words('approval')}
        change={draft.isReplacement ? undefined : { id, step: 'approver', text: 'changeApproval' }}
        language={language}
      >
        <Facts
          items={[draft.approverEmail, ...draft.otherApprovers]
            .map((email, at) => ({
              term: draft.names.length > 1 ? words('messageFor', { name: draft.names[at] ?? '' }) : words('message'),
              detail: <bdi>{email}</bdi>,
            }))
            .concat(draft.proofMethod === 'email' ? [] : [{ term: words('provedBy'), detail: <>{words(draft.proofMethod)}</> }])}
        />
      </Summary>
      <Alert tone="info" title={words('once')}>
        <ul>
          <li>{words('onceFixed')}</li>
          <li>{words('onceLogs')}</li>
          <li>{words('onceFile')}</li>
        </ul>
      </Alert>
    </>
  )
}

type ContactsAnswerProps = { id: string; contacts: NonNullable<Draft['contacts']>; language: Language }

function ContactsAnswer({ id, contacts: { written, sent }, language }: ContactsAnswerProps) {
  const words = wordsOf(language, 'check')
  return (
    <Summary title={words('contacts')} change={{ id, step: 'contacts', text: 'changeContacts' }} language={language}>
      <Facts
        items={[
          { term: words('administrative'), detail: <Person written={written.admin} sent={sent.admin} language={language} /> },
          {
            term: words('technical'),
            detail:
              written.tech && sent.tech ? <Person written={written.tech} sent={sent.tech} language={language} /> : words('samePerson'),
          },
          {
            term: words('billing'),
            detail:
              written.billing && sent.billing ? (
                <Person written={written.billing} sent={sent.billing} language={language} />
              ) : (
                words('samePerson')
              ),
          },
        ]}
      />
    </Summary>
  )
}

type Change = { id: string; step: StepName; text: 'changeRequest' | 'changeContacts' | 'changeApproval' }
type SummaryProps = { title: string; change?: Change | undefined; language: Language; children: ReactNode }

function Summary({ title, change, language, children }: SummaryProps) {
  return (
    <section className="mb-8">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2>{title}</h2>
        {change && (
          <a href={stepPath(change.id, change.step)} className="inline-flex min-h-11 items-center">
            {wordsOf(language, 'check').rich(change.text, { sr: (text) => <span className="sr-only">{text}</span> })}
          </a>
        )}
      </div>
      {children}
    </section>
  )
}

/** One contact as typed. Lines that are sent in a different spelling are marked. */
function Person({ written, sent, language }: { written: Contact; sent: Contact; language: Language }) {
  const same = JSON.stringify(written) === JSON.stringify(sent)
  return (
    <>
      <PersonLines person={written} />
      {!same && (
        <p className="mt-2 text-sm text-ink-2">
          {wordsOf(language, 'check')('sentAs', {
            lines: [
              `${sent.firstName} ${sent.lastName}`,
              sent.organization,
              sent.address1,
              sent.address2,
              `${sent.postalCode} ${sent.city}`,
              sent.state,
            ]
              .filter(Boolean)
              .join(', '),
          })}
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
