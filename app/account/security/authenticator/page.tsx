import type { Metadata } from 'next'
import { findFactors } from '@/lib/auth/factors/find-factors'
import { requireClient } from '@/lib/auth/guards/guards'
import { isFresh } from '@/lib/auth/session/is-fresh'
import { readLanguage } from '@/lib/auth/session/language'
import { wordsOf } from '@/lib/languages/text'
import { getUser } from '@/lib/users/get-user'
import { AccountPage } from '../../_components/account-page'
import { AuthenticatorContent } from '../_components/authenticator-content'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'authenticator')('title') }
}

/** Sets up an authenticator app: the secret, its first code, and the recovery codes. */
export default async function AuthenticatorPage() {
  const actor = await requireClient('/account/security/authenticator')
  const [{ authenticator }, mayChange, user] = await Promise.all([findFactors(actor), isFresh(actor), getUser(actor)])
  const language = await readLanguage()
  return (
    <AccountPage language={language}>
      <AuthenticatorContent authenticator={authenticator} mayChange={mayChange} isStaff={user?.isStaff} language={language} />
    </AccountPage>
  )
}
