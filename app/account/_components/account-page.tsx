import type { ReactNode } from 'react'
import { LanguageSwitch } from '@/app/_components/language-switch'
import { shopLook } from '@/app/_components/shop-look'
import { AccountFrame } from '@/components/layout/account-frame'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { readSession } from '@/lib/auth/session/session'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { signOut } from '../../sign-in/actions'

type AccountPageProps = { current?: string; language?: Language; children: ReactNode }

/** The layout of the client area for the signed-in person. It does not check access: every page calls `requireActor` itself. */
export async function AccountPage({ current, language = DEFAULT_LANGUAGE, children }: AccountPageProps) {
  const session = await readSession()
  return (
    <AccountFrame
      shop={await shopLook()}
      language={language}
      current={current}
      languages={<LanguageSwitch language={language} />}
      aside={session && <WhoIsHere language={language} email={session.user.email} full={session.actor.kind === 'client'} />}
    >
      {children}
    </AccountFrame>
  )
}

function WhoIsHere({ language, email, full }: { language: Language; email: string; full: boolean }) {
  const words = wordsOf(language, 'account')
  return (
    <>
      {full ? (
        <>
          <span className="wrap-anywhere">{email}</span>
          <a href="/account/settings" className="inline-flex min-h-11 items-center">
            {words('settings')}
          </a>
        </>
      ) : (
        <a href="/sign-in" className="inline-flex min-h-11 items-center">
          {words('oneOrder')}
        </a>
      )}
      <ActionForm action={signOut} prefix="sign-out" label={words('signOut')}>
        <SubmitButton data-forget variant="quiet" small>
          {words('signOut')}
        </SubmitButton>
      </ActionForm>
    </>
  )
}
