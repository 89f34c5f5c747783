import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { readLanguage } from '@/lib/auth/session/language'
import { pendingSignIn } from '@/lib/auth/session/pending-sign-in'
import { wordsOf } from '@/lib/languages/text'
import { enterCode, sendCode } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'signIn')('codeTitle'), robots: { index: false } }
}

/** Step two of signing in: entering the code requested in this browser. */
export default async function CodePage({ searchParams }: PageProps<'/sign-in/code'>) {
  const [asked, { again }] = await Promise.all([pendingSignIn.get(), searchParams])
  if (!asked) redirect('/sign-in')
  const language = await readLanguage()
  const words = wordsOf(language, 'signIn')
  return (
    <FlowFrame language={language} leave={{ href: '/sign-in', label: words('otherAddress') }}>
      <PageTitle
        lead={words.rich('codeLead', {
          email: asked.email,
          strong: (chunks) => <strong className="wrap-anywhere font-semibold text-ink">{chunks}</strong>,
        })}
      >
        {words('codeTitle')}
      </PageTitle>
      {again && (
        <Alert tone="info" live>
          {words('again')}
        </Alert>
      )}
      <ActionForm action={enterCode}>
        <TextInput
          name="code"
          label={words('code')}
          hint={words('codeHint')}
          mono
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          className="max-w-48 text-lg tracking-widest"
        />
        <SubmitButton>{words('title')}</SubmitButton>
      </ActionForm>
      <ActionForm action={sendCode} prefix="again" label={words('sendAgain')} className="mt-6">
        <input type="hidden" name="email" value={asked.email} />
        <input type="hidden" name="again" value="1" />
        <SubmitButton variant="quiet">{words('sendAgain')}</SubmitButton>
      </ActionForm>
    </FlowFrame>
  )
}
