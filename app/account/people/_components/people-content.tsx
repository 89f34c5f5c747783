import type { ReactNode } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { type Messages, messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { PeopleView, WaitingForYou } from '@/lib/people/queries'
import { acceptInvite, acceptOffer, declineInvite, declineOffer, endAccess } from '../actions'
import { Members, ScopeFields } from './members'

type PeopleProps = { accountId: string; people: PeopleView; waiting: WaitingForYou; isOwn: boolean; language: Language }

/** Offers made to the signed-in person, the people who use their account, and what others share with them. */
export function PeopleContent({ accountId, people, waiting, isOwn, language }: PeopleProps) {
  const words = wordsOf(language, 'people')
  return (
    <>
      <PageTitle lead={isOwn ? undefined : words('accountOf', { email: people.holder.email })}>{words('title')}</PageTitle>
      {isOwn && <Waiting waiting={waiting} language={language} />}
      <Members scope={{ accountId }} people={people} title={words('members')} lead={words('membersLead')} language={language} />
      {isOwn && <Uses uses={waiting.uses} language={language} />}
    </>
  )
}

/** Isolates a name that may be written in the opposite direction from the text around it. */
const name = (text: ReactNode) => <bdi>{text}</bdi>

function Waiting({ waiting: { invitations, offers }, language }: { waiting: WaitingForYou; language: Language }) {
  const words = wordsOf(language, 'people')
  if (invitations.length + offers.length === 0) return null
  return (
    <section aria-labelledby="waiting" className="mb-10 max-w-form">
      <h2 id="waiting" className="mb-4">
        {words('waiting')}
      </h2>
      <ul className="border-t border-line">
        {invitations.map(({ id, role, about, from, endsAt }) => (
          <li key={id} className="border-b border-line py-3">
            <p className="wrap-anywhere">
              {about
                ? words.rich('inviteCertificate', { from, about, name, ...roleOf(role, language) })
                : words.rich('inviteAccount', { from, name, ...roleOf(role, language) })}
            </p>
            <Answer
              id={id}
              endsAt={endsAt}
              accept={{ action: acceptInvite, label: words('acceptInvitation', { from }) }}
              decline={{ action: declineInvite, label: words('declineInvitation', { from }) }}
              language={language}
            />
          </li>
        ))}
        {offers.map(({ id, about, from, endsAt }) => (
          <li key={id} className="border-b border-line py-3">
            <p className="wrap-anywhere">{words.rich('offered', { from, about, name })}</p>
            <Answer
              id={id}
              endsAt={endsAt}
              accept={{ action: acceptOffer, label: words('acceptCertificate', { about }) }}
              decline={{ action: declineOffer, label: words('declineCertificate', { about }) }}
              language={language}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Returns the wording of a role within a sentence. */
function roleOf(role: keyof Messages['people']['roles'], language: Language) {
  const { label, hint } = messagesOf(language).people.roles[role]
  return { role: label, hint }
}

type Deed = { action: typeof acceptInvite; label: string }
type AnswerProps = { id: string; endsAt: Date; accept: Deed; decline: Deed; language: Language }

function Answer({ id, endsAt, accept, decline, language }: AnswerProps) {
  const words = wordsOf(language, 'people')
  return (
    <>
      <p className="mb-2 text-sm text-ink-3">{words.rich('openUntil', { day: () => <DateText at={endsAt} language={language} /> })}</p>
      <div className="flex flex-wrap gap-2">
        <ActionForm action={accept.action} prefix={`accept-${id}-`} label={accept.label}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary" small>
            {words('accept')}
          </SubmitButton>
        </ActionForm>
        <ActionForm action={decline.action} prefix={`decline-${id}-`} label={decline.label}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary" small>
            {words('decline')}
          </SubmitButton>
        </ActionForm>
      </div>
    </>
  )
}

function Uses({ uses, language }: Pick<WaitingForYou, 'uses'> & { language: Language }) {
  const words = wordsOf(language, 'people')
  if (!uses.length) return null
  return (
    <section aria-labelledby="uses" className="mb-10 max-w-form">
      <h2 id="uses" className="mb-4">
        {words('shared')}
      </h2>
      <ul className="border-t border-line">
        {uses.map(({ id, scope, role, about, from }) => (
          <li key={id} className="border-b border-line py-3">
            <p className="wrap-anywhere font-semibold">{about ? <bdi>{about}</bdi> : words('accountOf', { email: from })}</p>
            <p className="mb-2 text-sm text-ink-3">
              {about ? words('from', { from, ...roleOf(role, language) }) : words('roleHint', roleOf(role, language))}
            </p>
            {'accountId' in scope && role === 'owner' && (
              <p className="mb-2">
                <a href={`/account/people?account=${scope.accountId}`}>{words('manage')}</a>
              </p>
            )}
            <ActionForm action={endAccess} prefix={`leave-${id}-`} label={words('leaveWhat', { what: about ?? from })}>
              <ScopeFields scope={scope} />
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="danger" small>
                {words('leave')}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
