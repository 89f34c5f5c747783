import type { Metadata } from 'next'
import { cache } from 'react'
import { FlowFrame } from '@/app/_components/flow-frame'
import { SetUpAuthenticator } from '@/app/account/security/_components/set-up-authenticator'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { findFactors } from '@/lib/auth/factors/find-factors'
import { requireNewStaff } from '@/lib/auth/guards/guards'
import { isFresh } from '@/lib/auth/session/is-fresh'
import { readStaffSession } from '@/lib/auth/session/session'
import { signOutStaff } from '../sign-in/actions'
import { beginStaffAuthenticator, confirmStaffAuthenticator } from './actions'

/** Cached because the page and its title both need it. */
const readStep = cache(async () => {
  const actor = await requireNewStaff()
  const [factors, session] = await Promise.all([findFactors(actor), readStaffSession()])
  const needsPasskey = session?.needsSecondStep && factors.passkeys.length > 0
  return { actor, factors, needsPasskey, title: needsPasskey ? 'Sign in with your passkey' : 'Set up your second step' }
})

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readStep()).title, robots: { index: false, follow: false } }
}

/**
 * Sets up a staff member's second step. Staff who are required to have one can't open any other page of the back office until it is set up.
 */
export default async function StaffSecondStepPage() {
  const {
    actor,
    factors: { authenticator },
    needsPasskey,
    title,
  } = await readStep()
  const mayChange = await isFresh(actor)
  return (
    <FlowFrame leave={{ href: '/admin', label: 'Go to the back office' }}>
      <PageTitle
        lead={
          needsPasskey
            ? 'This shop requires more than a password from its staff, and you have a passkey. Sign out and sign in with it.'
            : 'An app on your phone shows a new six-digit code every 30 seconds. The back office asks for it when you sign in with your password.'
        }
      >
        {title}
      </PageTitle>
      {needsPasskey || (!mayChange && authenticator !== 'on') ? (
        <>
          {!needsPasskey && <p className="mb-4">You signed in more than ten minutes ago. Sign out and sign in again to set it up.</p>}
          <ActionForm action={signOutStaff} prefix="sign-out" label="Sign out">
            <SubmitButton>Sign out</SubmitButton>
          </ActionForm>
        </>
      ) : (
        <SetUpAuthenticator
          authenticator={authenticator}
          begin={beginStaffAuthenticator}
          confirm={confirmStaffAuthenticator}
          isOn={
            <p>
              The authenticator app is on. <a href="/admin">Go to the back office</a>
            </p>
          }
        >
          <ButtonLink href="/admin">I’ve saved the codes</ButtonLink>
        </SetUpAuthenticator>
      )}
    </FlowFrame>
  )
}
