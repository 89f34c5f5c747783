import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import type { EmailChangeView } from '@/lib/auth/email-change/find-change'
import type { Factors } from '@/lib/auth/factors/find-factors'
import type { SecurityEventView } from '@/lib/auth/list-events'
import type { SessionView } from '@/lib/auth/session/list-sessions'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { UserView } from '@/lib/users/get-user'
import { deviceText } from './device-text'
import { Passkeys } from './passkeys'
import { SecondStep } from './second-step'
import { Sessions } from './sessions'
import { SignInAgain } from './sign-in-again'
import { YourAddress } from './your-address'
import { YourPassword } from './your-password'

type SecurityProps = {
  user: UserView | null
  factors: Factors
  /** Whether the person signed in recently. */
  mayChange: boolean
  hasPasskeys: boolean
  sessions: readonly SessionView[]
  events: readonly SecurityEventView[]
  change: EmailChangeView | null
  /** Whether a code for setting a password has been sent. */
  hasCode: boolean
  language: Language
  zone: string
}

/** How the person signs in, where they are signed in, and recent security events. */
export function SecurityContent(props: SecurityProps) {
  const { user, factors, mayChange, hasPasskeys, sessions, events, change, hasCode, language, zone } = props
  const words = wordsOf(language, 'security')
  return (
    <>
      <PageTitle eyebrow={<a href="/account/settings">{words('settings')}</a>} lead={user?.email}>
        {words('title')}
      </PageTitle>
      <div className="max-w-form space-y-10">
        {!mayChange && <SignInAgain returnTo="/account/security" isStaff={user?.isStaff} language={language} />}
        <YourAddress change={change} mayChange={mayChange} language={language} />
        {user && <YourPassword user={user} hasCode={hasCode} mayRemove={mayChange && !user.isStaff} language={language} />}
        <Passkeys passkeys={factors.passkeys} mayChange={mayChange} arePossible={hasPasskeys} language={language} zone={zone} />
        <SecondStep factors={factors} mayChange={mayChange} language={language} />
        <Sessions sessions={sessions} language={language} zone={zone} />
        <RecentEvents events={events} language={language} zone={zone} />
      </div>
    </>
  )
}

function RecentEvents({ events, language, zone }: Pick<SecurityProps, 'events' | 'language' | 'zone'>) {
  const words = wordsOf(language, 'security')
  const eventWords = wordsOf(language, 'securityEvents')
  return (
    <section aria-labelledby="events" className="border-t border-line pt-8">
      <h2 id="events" className="mb-4">
        {words('events')}
      </h2>
      {events.length === 0 && <p className="text-ink-2">{words('noEvents')}</p>}
      <ul>
        {events.map(({ id, kind, device, network, at }) => (
          <li key={id} className="border-b border-line py-2">
            <p>{eventWords(kind)}</p>
            <p className="text-sm text-ink-3">
              <DateText at={at} time zone={zone} language={language} />
              {device && ` · ${deviceText(device, language)}`}
              {network && ` · ${network}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
