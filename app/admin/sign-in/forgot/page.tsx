import type { Metadata } from 'next'
import { connection } from 'next/server'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { askForStaffPassword } from '../actions'

export const metadata: Metadata = { title: 'Forgot your password', robots: { index: false, follow: false } }

export default async function ForgotPage() {
  // A prerendered page has no nonce for its scripts, so the browser would run none of them.
  await connection()
  return (
    <FlowFrame leave={{ href: '/admin/sign-in', label: 'Back to staff sign-in' }}>
      <PageTitle lead="We email you a link to set a new one. You need your authenticator app or a recovery code to sign in afterwards.">
        Forgot your password
      </PageTitle>
      <ActionForm action={askForStaffPassword}>
        <TextInput name="email" label="Email address" type="email" autoComplete="username" />
        <SubmitButton>Send the link</SubmitButton>
      </ActionForm>
    </FlowFrame>
  )
}
