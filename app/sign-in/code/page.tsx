import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { pendingSignIn } from '@/lib/auth/session/pending-sign-in'
import { enterCode, sendCode } from '../actions'

export const metadata: Metadata = { title: 'Enter your code', robots: { index: false } }

/** Step two of signing in: entering the code requested in this browser. */
export default async function CodePage({ searchParams }: PageProps<'/sign-in/code'>) {
  const [asked, { again }] = await Promise.all([pendingSignIn.get(), searchParams])
  if (!asked) redirect('/sign-in')
  return (
    <FlowFrame leave={{ href: '/sign-in', label: 'Use another address' }}>
      <PageTitle
        lead={
          <>
            If <strong className="wrap-anywhere font-semibold text-ink">{asked.email}</strong> has orders with us, a code is on its way. It
            works for 10 minutes.
          </>
        }
      >
        Enter your code
      </PageTitle>
      {again && (
        <Alert tone="info" live>
          Another code is on its way. Use the one in the newest mail.
        </Alert>
      )}
      <ActionForm action={enterCode}>
        <TextInput
          name="code"
          label="Six-digit code"
          hint="It can take a minute. Check your spam folder too."
          mono
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          className="max-w-48 text-lg tracking-widest"
        />
        <SubmitButton>Sign in</SubmitButton>
      </ActionForm>
      <ActionForm action={sendCode} prefix="again" label="Send another code" className="mt-6">
        <input type="hidden" name="email" value={asked.email} />
        <input type="hidden" name="again" value="1" />
        <SubmitButton variant="quiet">Send another code</SubmitButton>
      </ActionForm>
    </FlowFrame>
  )
}
