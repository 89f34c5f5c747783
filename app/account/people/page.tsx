import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { requireClient } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { getPeople, listWaitingForYou, type WaitingForYou } from '@/lib/people/queries'
import { ROLE_TEXTS } from '@/lib/people/text'
import { AccountPage } from '../_components/account-page'
import { Members, ScopeFields } from './_components/members'
import { acceptInvite, acceptOffer, declineInvite, declineOffer, endAccess } from './actions'

export const metadata: Metadata = { title: 'People' }

const PATH = '/account/people'

/** What others offer to the signed-in person, who uses their account, and what they use of others. */
export default async function PeoplePage({ searchParams }: PageProps<'/account/people'>) {
  const actor = await requireClient(PATH)
  const accountId = readParam((await searchParams).account) ?? actor.userId
  const [people, waiting] = await Promise.all([getPeople(actor, { accountId }), listWaitingForYou(actor)])
  if (!people) notFound()
  const isOwn = accountId === actor.userId
  return (
    <AccountPage current={PATH}>
      <PageTitle lead={isOwn ? undefined : `The account of ${people.holder.email}`}>People</PageTitle>
      {isOwn && <Waiting waiting={waiting} />}
      <Members
        scope={{ accountId }}
        people={people}
        title="Members of this account"
        lead="They see every certificate of this account, now and later. To share one certificate only, open it and choose “People with access”."
      />
      {isOwn && <Uses uses={waiting.uses} />}
    </AccountPage>
  )
}

function Waiting({ waiting: { invitations, offers } }: { waiting: WaitingForYou }) {
  if (invitations.length + offers.length === 0) return null
  return (
    <section aria-labelledby="waiting" className="mb-10 max-w-form">
      <h2 id="waiting" className="mb-4">
        Waiting for your answer
      </h2>
      <ul className="border-t border-line">
        {invitations.map(({ id, role, about, from, endsAt }) => (
          <li key={id} className="border-b border-line py-3">
            <p className="wrap-anywhere">
              <bdi>{from}</bdi> invites you to {about ? <bdi>the certificate for {about}</bdi> : 'their account'}. {ROLE_TEXTS[role].label}:{' '}
              {ROLE_TEXTS[role].hint}
            </p>
            <Answer id={id} endsAt={endsAt} accept={acceptInvite} decline={declineInvite} what={`the invitation of ${from}`} />
          </li>
        ))}
        {offers.map(({ id, about, from, endsAt }) => (
          <li key={id} className="border-b border-line py-3">
            <p className="wrap-anywhere">
              <bdi>{from}</bdi> offers you the certificate for <bdi>{about}</bdi>. If you accept, it moves to your account with its contacts
              and its history, and emails about it come to you. It costs you nothing.
            </p>
            <Answer id={id} endsAt={endsAt} accept={acceptOffer} decline={declineOffer} what={`the certificate for ${about}`} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type AnswerProps = { id: string; endsAt: Date; accept: typeof acceptInvite; decline: typeof declineInvite; what: string }

function Answer({ id, endsAt, accept, decline, what }: AnswerProps) {
  return (
    <>
      <p className="mb-2 text-sm text-ink-3">
        Open until <DateText at={endsAt} />
      </p>
      <div className="flex flex-wrap gap-2">
        <ActionForm action={accept} prefix={`accept-${id}-`} label={`Accept ${what}`}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary" small>
            Accept
          </SubmitButton>
        </ActionForm>
        <ActionForm action={decline} prefix={`decline-${id}-`} label={`Decline ${what}`}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary" small>
            Decline
          </SubmitButton>
        </ActionForm>
      </div>
    </>
  )
}

function Uses({ uses }: Pick<WaitingForYou, 'uses'>) {
  if (!uses.length) return null
  return (
    <section aria-labelledby="uses" className="mb-10 max-w-form">
      <h2 id="uses" className="mb-4">
        Shared with you
      </h2>
      <ul className="border-t border-line">
        {uses.map(({ id, scope, role, about, from }) => (
          <li key={id} className="border-b border-line py-3">
            <p className="wrap-anywhere font-semibold">{about ? <bdi>{about}</bdi> : <>The account of {from}</>}</p>
            <p className="mb-2 text-sm text-ink-3">
              {about && <>From {from}. </>}
              {ROLE_TEXTS[role].label}: {ROLE_TEXTS[role].hint}
            </p>
            {'accountId' in scope && role === 'owner' && (
              <p className="mb-2">
                <a href={`${PATH}?account=${scope.accountId}`}>Manage the members of that account</a>
              </p>
            )}
            <ActionForm action={endAccess} prefix={`leave-${id}-`} label={`Leave ${about ?? from}`}>
              <ScopeFields scope={scope} />
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="danger" small>
                Leave
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
