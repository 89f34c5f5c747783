import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { pendingSecondStep } from '@/lib/auth/sign-in/pending-second-step'
import { enterSecondStep } from '../actions'

export const metadata: Metadata = { title: 'Second step', robots: { index: false } }

/** The second step of signing in, for people who have an authenticator app. Buyers and staff use the same page. */
export default async function SecondStepPage() {
  const pending = await pendingSecondStep.get()
  if (!pending) redirect('/sign-in')
  return (
    <FlowFrame leave={{ href: pending.kind === 'staff' ? '/admin/sign-in' : '/sign-in', label: 'Start again' }}>
      <PageTitle lead="Enter the code your authenticator app shows now. If you don’t have your phone, enter one of your recovery codes.">
        Second step
      </PageTitle>
      <ActionForm action={enterSecondStep}>
        <TextInput
          name="code"
          label="Code"
          hint="Six digits, or a recovery code such as 2b4d-6f8h-jk3m."
          mono
          autoComplete="one-time-code"
          maxLength={40}
          className="max-w-72 text-lg tracking-wider"
        />
        <SubmitButton>Sign in</SubmitButton>
      </ActionForm>
      <p className="mt-6 text-sm text-ink-3">You have ten minutes for this step. Each code works once.</p>
      <p className="mt-2 text-sm text-ink-3">
        No phone and no recovery codes?{' '}
        {pending.kind === 'staff' ? (
          'The person who runs the server can remove the app for you.'
        ) : (
          <>
            Sign in with a passkey if you have one, or <a href="/help">write to us</a>.
          </>
        )}
      </p>
    </FlowFrame>
  )
}
