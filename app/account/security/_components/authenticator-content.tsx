import type { ReactNode } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import type { Factors } from '@/lib/auth/factors/find-factors'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { beginAuthenticator, confirmAuthenticator } from '../actions'
import { SetUpAuthenticator } from './set-up-authenticator'
import { SignInAgain } from './sign-in-again'

type AuthenticatorProps = Pick<Factors, 'authenticator'> & { mayChange: boolean; isStaff: boolean | undefined; language: Language }

/** Sets up an authenticator app: the secret, its first code, and the recovery codes. */
export function AuthenticatorContent({ authenticator, mayChange, isStaff, language }: AuthenticatorProps) {
  const words = wordsOf(language, 'authenticator')
  const back = (text: ReactNode) => <a href="/account/security">{text}</a>
  return (
    <>
      <PageTitle eyebrow={back(wordsOf(language, 'security')('title'))} lead={words('lead')}>
        {words('title')}
      </PageTitle>
      <div className="max-w-form">
        {mayChange ? (
          <SetUpAuthenticator
            authenticator={authenticator}
            begin={beginAuthenticator}
            confirm={confirmAuthenticator}
            isOn={<p>{words.rich('isOn', { link: back })}</p>}
            language={language}
          >
            <ButtonLink href="/account/security">{words('kept')}</ButtonLink>
          </SetUpAuthenticator>
        ) : (
          <SignInAgain returnTo="/account/security/authenticator" isStaff={isStaff} language={language} />
        )}
      </div>
    </>
  )
}
