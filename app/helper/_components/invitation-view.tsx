import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { stepLabel } from '@/lib/people/text'
import type { HelperStep } from '@/lib/permissions'
import { openHelp } from '../actions'

type InvitationViewProps = { language: Language; token: string; step: HelperStep | null }

/** What a helper link leads to, before it is opened, without the surrounding layout. If there is no step, the link is no longer valid. */
export function InvitationView({ language, token, step }: InvitationViewProps) {
  const words = wordsOf(language, 'helper')
  if (!step) return <PageTitle lead={words('ended')}>{wordsOf(language, 'link')('ended')}</PageTitle>
  return (
    <>
      <PageTitle lead={words(`tasks.${step}`)}>{words('asked')}</PageTitle>
      <p className="mb-6">{words('opensOne', { step: stepLabel(step, language) })}</p>
      <ActionForm action={openHelp}>
        <input type="hidden" name="link" value={token} />
        <input type="hidden" name="language" value={language} />
        <SubmitButton>{words('open')}</SubmitButton>
      </ActionForm>
    </>
  )
}
