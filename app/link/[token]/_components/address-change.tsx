import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { ChangeOfLink } from '@/lib/auth/email-change/find-change'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { confirmNewAddress, undoNewAddress } from '../actions'

type AddressChangeProps = { language: Language; token: string; change: Pick<ChangeOfLink, 'side' | 'state'> | null; isLive: boolean }

/** The target of the two links for a change of address: asks for confirmation, then shows the result. */
export function AddressChange({ language, token, change, isLive }: AddressChangeProps) {
  const words = wordsOf(language, 'addressChange')
  const state = change?.state === 'ask' && !isLive ? 'stopped' : (change?.state ?? 'stopped')
  const hidden = (
    <>
      <input type="hidden" name="link" value={token} />
      <input type="hidden" name="language" value={language} />
    </>
  )
  return (
    <>
      <PageTitle lead={words(`${state}.lead`)}>{words(`${state}.title`)}</PageTitle>
      {state === 'ask' && (
        <ActionForm action={confirmNewAddress}>
          {hidden}
          <SubmitButton>{words('confirm')}</SubmitButton>
        </ActionForm>
      )}
      {state === 'ask' && change?.side === 'from' && (
        <ActionForm action={undoNewAddress} prefix="undo" label={words('undo')} className="mt-4">
          {hidden}
          <SubmitButton variant="quiet">{words('undo')}</SubmitButton>
        </ActionForm>
      )}
      {state !== 'ask' && <ButtonLink href="/account/security">{wordsOf(language, 'security')('title')}</ButtonLink>}
    </>
  )
}
