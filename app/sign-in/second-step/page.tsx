import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { readLanguage } from '@/lib/auth/session/language'
import { pendingSecondStep } from '@/lib/auth/sign-in/pending-second-step'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { enterSecondStep } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'signIn')('secondTitle'), robots: { index: false } }
}

/** The second step of signing in, for people who have an authenticator app. Buyers and staff use the same page. */
export default async function SecondStepPage() {
  const pending = await pendingSecondStep.get()
  if (!pending) redirect('/sign-in')
  const language = await readLanguage()
  const words = wordsOf(language, 'signIn')
  return (
    <FlowFrame language={language} leave={{ href: pending.kind === 'staff' ? '/admin/sign-in' : '/sign-in', label: words('startAgain') }}>
      <PageTitle lead={words('secondLead')}>{words('secondTitle')}</PageTitle>
      <ActionForm action={enterSecondStep}>
        <TextInput
          name="code"
          label={words('secondCode')}
          hint={words('secondHint', { example: '2b4d-6f8h-jk3m' })}
          mono
          autoComplete="one-time-code"
          maxLength={40}
          className="max-w-72 text-lg tracking-wider"
        />
        <SubmitButton>{words('title')}</SubmitButton>
      </ActionForm>
      <p className="mt-6 text-sm text-ink-3">{words('tenMinutes')}</p>
      <p className="mt-2 text-sm text-ink-3">
        {pending.kind === 'staff'
          ? words('lostStaff')
          : words.rich('lost', { link: (chunks) => <a href={pathIn(language, '/help')}>{chunks}</a> })}
      </p>
    </FlowFrame>
  )
}
