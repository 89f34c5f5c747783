import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { findFactors } from '@/lib/auth/factors/find-factors'
import { requireClient } from '@/lib/auth/guards/guards'
import { isFresh } from '@/lib/auth/session/is-fresh'
import { getUser } from '@/lib/users/get-user'
import { AccountPage } from '../../_components/account-page'
import { SetUpAuthenticator } from '../_components/set-up-authenticator'
import { SignInAgain } from '../_components/sign-in-again'
import { beginAuthenticator, confirmAuthenticator } from '../actions'

export const metadata: Metadata = { title: 'Authenticator app' }

/** Sets up an authenticator app: the secret, its first code, the recovery codes. */
export default async function AuthenticatorPage() {
  const actor = await requireClient('/account/security/authenticator')
  const [{ authenticator }, mayChange, user] = await Promise.all([findFactors(actor), isFresh(actor), getUser(actor)])
  return (
    <AccountPage>
      <PageTitle
        eyebrow={<a href="/account/security">Sign-in and security</a>}
        lead="An app on your phone shows a new six-digit code each half minute. We ask for it when you sign in, except with a passkey."
      >
        Authenticator app
      </PageTitle>
      <div className="max-w-form">
        {mayChange ? (
          <SetUpAuthenticator
            authenticator={authenticator}
            begin={beginAuthenticator}
            confirm={confirmAuthenticator}
            isOn={
              <p>
                The authenticator app is on. <a href="/account/security">Back to sign-in and security</a>
              </p>
            }
          >
            <ButtonLink href="/account/security">I’ve kept the codes</ButtonLink>
          </SetUpAuthenticator>
        ) : (
          <SignInAgain returnTo="/account/security/authenticator" isStaff={user?.isStaff} />
        )}
      </div>
    </AccountPage>
  )
}
