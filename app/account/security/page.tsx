import type { Metadata } from 'next'
import { findEmailChange } from '@/lib/auth/email-change/find-change'
import { findFactors } from '@/lib/auth/factors/find-factors'
import { HAS_PASSKEYS } from '@/lib/auth/factors/relying-party'
import { requireClient } from '@/lib/auth/guards/guards'
import { listEvents } from '@/lib/auth/list-events'
import { isFresh } from '@/lib/auth/session/is-fresh'
import { readLanguage } from '@/lib/auth/session/language'
import { listSessions } from '@/lib/auth/session/list-sessions'
import { readZone } from '@/lib/auth/session/zone'
import { wordsOf } from '@/lib/languages/text'
import { findPasswordCode } from '@/lib/users/find-password-code'
import { getUser } from '@/lib/users/get-user'
import { AccountPage } from '../_components/account-page'
import { SecurityContent } from './_components/security-content'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'security')('title') }
}

/** How the person signs in, where they are signed in, and recent security events. */
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
  const language = await readLanguage()
  return (
    <AccountPage language={language}>
      <SecurityContent
        user={user}
        factors={factors}
        mayChange={mayChange}
        hasPasskeys={HAS_PASSKEYS}
        sessions={sessions}
        events={events}
        change={change}
        hasCode={hasCode}
        language={language}
        zone={await readZone()}
      />
    </AccountPage>
  )
}
