import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { findEmailChange } from '@/lib/auth/email-change/find-change'
import { findFactors } from '@/lib/auth/factors/find-factors'
import { HAS_PASSKEYS } from '@/lib/auth/factors/relying-party'
import { requireClient } from '@/lib/auth/guards/guards'
import { listEvents, type SecurityEventView } from '@/lib/auth/list-events'
import { isFresh } from '@/lib/auth/session/is-fresh'
import { listSessions } from '@/lib/auth/session/list-sessions'
import { EVENT_WORDS } from '@/lib/auth/text'
import { findPasswordCode } from '@/lib/users/find-password-code'
import { getUser } from '@/lib/users/get-user'
import { AccountPage } from '../_components/account-page'
import { Passkeys } from './_components/passkeys'
import { SecondStep } from './_components/second-step'
import { Sessions } from './_components/sessions'
import { SignInAgain } from './_components/sign-in-again'
import { YourAddress } from './_components/your-address'
import { YourPassword } from './_components/your-password'

export const metadata: Metadata = { title: 'Sign-in and security' }

/** How the person signs in, where they are signed in, and what happened last. */
export default async function SecurityPage() {
  const actor = await requireClient('/account/security')
  const [user, factors, mayChange, sessions, events, change] = await Promise.all([
    getUser(actor),
    findFactors(actor),
    isFresh(actor),
    listSessions(actor),
    listEvents(actor),
    findEmailChange(actor),
  ])
  const hasCode = user !== null && (await findPasswordCode(user.email)) !== null
  return (
    <AccountPage>
      <PageTitle eyebrow={<a href="/account/settings">Settings</a>} lead={user?.email}>
        Sign-in and security
      </PageTitle>
      <div className="max-w-form space-y-10">
        {!mayChange && <SignInAgain returnTo="/account/security" isStaff={user?.isStaff} />}
        <YourAddress change={change} mayChange={mayChange} />
        {user && <YourPassword user={user} hasCode={hasCode} mayRemove={mayChange && !user.isStaff} />}
        <Passkeys passkeys={factors.passkeys} mayChange={mayChange} arePossible={HAS_PASSKEYS} />
        <SecondStep factors={factors} mayChange={mayChange} />
        <Sessions sessions={sessions} />
        <RecentEvents events={events} />
      </div>
    </AccountPage>
  )
}

function RecentEvents({ events }: { events: readonly SecurityEventView[] }) {
  return (
    <section aria-labelledby="events" className="border-t border-line pt-8">
      <h2 id="events" className="mb-4">
        Recent events
      </h2>
      {events.length === 0 && <p className="text-ink-2">Nothing has happened yet.</p>}
      <ul>
        {events.map(({ id, kind, device, network, at }) => (
          <li key={id} className="border-b border-line py-2">
            <p>{EVENT_WORDS[kind]}</p>
            <p className="text-sm text-ink-3">
              <DateText at={at} time />
              {device && ` · ${device}`}
              {network && ` · ${network}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
