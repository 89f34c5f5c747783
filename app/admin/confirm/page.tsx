import type { Metadata } from 'next'
import { FlowFrame } from '@/app/_components/flow-frame'
import { beginPasskey } from '@/app/sign-in/actions'
import { PageTitle } from '@/components/layout/page-title'
import { PasskeyForm } from '@/components/passkey/passkey-form'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { HAS_PASSKEYS } from '@/lib/auth/factors/relying-party'
import { requireStaff } from '@/lib/auth/guards/guards'
import { isFresh } from '@/lib/auth/session/is-fresh'
import { readStaffSession } from '@/lib/auth/session/session'
import { staffTitle } from '../_components/staff-title'
import { signInStaff, signInStaffByPasskey } from '../sign-in/actions'

const HERE = '/admin/confirm'

export async function generateMetadata(): Promise<Metadata> {
  const session = await readStaffSession()
  return staffTitle(session && (await isFresh(session.actor)) ? 'You are confirmed' : 'Confirm it’s you')()
}

/** Asks staff to sign in again before an action that must not be possible from an unattended browser. */
export default async function ConfirmPage() {
  const actor = await requireStaff(HERE)
  const session = await readStaffSession()
  return (
    <FlowFrame leave={{ href: '/admin', label: 'Go to the back office' }}>
      {(await isFresh(actor)) ? (
        <PageTitle lead="Go back and try again: send the form in the other tab, or start the export again. You have ten minutes.">
          You are confirmed
        </PageTitle>
      ) : (
        <>
          <PageTitle lead="Refunds, Enom passwords, staff and exports require a sign-in within the last ten minutes.">
            Confirm it’s you
          </PageTitle>
          <ActionForm action={signInStaff}>
            <input type="hidden" name="email" autoComplete="username" value={session?.user.email ?? ''} />
            <TextInput name="password" label="Password" type="password" autoComplete="current-password" />
            <input type="hidden" name="return_to" value={HERE} />
            <SubmitButton>Confirm it’s me</SubmitButton>
          </ActionForm>
          {HAS_PASSKEYS && (
            <div className="mt-6">
              <PasskeyForm kind="use" begin={beginPasskey} finish={signInStaffByPasskey} label="Use a passkey">
                <input type="hidden" name="return_to" value={HERE} />
              </PasskeyForm>
            </div>
          )}
        </>
      )}
    </FlowFrame>
  )
}
