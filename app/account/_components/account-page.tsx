import type { ReactNode } from 'react'
import { shopLook } from '@/app/_components/shop-look'
import { AccountFrame } from '@/components/layout/account-frame'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { readSession } from '@/lib/auth/session/session'
import { signOut } from '../../sign-in/actions'

/** The client area's frame with the signed-in person. It does not check access: every page calls `requireActor` itself. */
export async function AccountPage({ current, children }: { current?: string; children: ReactNode }) {
  const session = await readSession()
  return (
    <AccountFrame
      shop={await shopLook()}
      current={current}
      aside={session && <WhoIsHere email={session.user.email} full={session.actor.kind === 'client'} />}
    >
      {children}
    </AccountFrame>
  )
}

function WhoIsHere({ email, full }: { email: string; full: boolean }) {
  return (
    <>
      {full ? (
        <>
          <span className="wrap-anywhere">{email}</span>
          <a href="/account/settings" className="inline-flex min-h-11 items-center">
            Settings
          </a>
        </>
      ) : (
        <a href="/sign-in" className="inline-flex min-h-11 items-center">
          You see one order. Sign in to see all
        </a>
      )}
      <ActionForm action={signOut} prefix="sign-out" label="Sign out">
        <SubmitButton variant="quiet" small>
          Sign out
        </SubmitButton>
      </ActionForm>
    </>
  )
}
