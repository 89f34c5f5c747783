import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { deleteMyAccount } from '../actions'

type AccountDeletionProps = { language: Language; token: string; state: 'ok' | 'used' | 'expired' | 'replaced' }

/** The target of the link that deletes an account: asks for confirmation, then shows the result. */
export function AccountDeletion({ language, token, state }: AccountDeletionProps) {
  const words = wordsOf(language, 'accountDeletion')
  const now = state === 'ok' ? 'ask' : state === 'used' ? 'done' : 'ended'
  return (
    <>
      <PageTitle lead={words(`${now}.lead`)}>{words(`${now}.title`)}</PageTitle>
      {state === 'ok' ? (
        <ActionForm action={deleteMyAccount}>
          <input type="hidden" name="link" value={token} />
          <input type="hidden" name="language" value={language} />
          <SubmitButton variant="danger">{words('button')}</SubmitButton>
        </ActionForm>
      ) : (
        <ButtonLink href={pathIn(language, '/')}>{wordsOf(language, 'link')('toShop')}</ButtonLink>
      )}
    </>
  )
}
