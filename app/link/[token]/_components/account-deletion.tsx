import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { deleteMyAccount } from '../actions'

/** The target of the link that deletes an account: asks once more, and afterwards says what became of it. */
export function AccountDeletion({ token, state }: { token: string; state: 'ok' | 'used' | 'expired' | 'replaced' }) {
  const { title, lead } = state === 'ok' ? WORDS.ask : state === 'used' ? WORDS.done : WORDS.ended
  return (
    <FlowFrame leave={{ href: '/', label: 'To the shop' }}>
      <PageTitle lead={lead}>{title}</PageTitle>
      {state === 'ok' && (
        <ActionForm action={deleteMyAccount}>
          <input type="hidden" name="link" value={token} />
          <SubmitButton variant="danger">Delete my account</SubmitButton>
        </ActionForm>
      )}
      {state === 'ok' || <ButtonLink href="/">To the shop</ButtonLink>}
    </FlowFrame>
  )
}

const WORDS = {
  ask: {
    title: 'Delete your account',
    lead: 'Your account and everything the law lets us delete go at once. This can’t be undone. To keep your account, close this page.',
  },
  done: {
    title: 'Your account is deleted',
    lead: 'You are signed out everywhere. We keep only what the law asks us to keep: invoices, payments and orders.',
  },
  ended: {
    title: 'This link no longer works',
    lead: 'Nothing was deleted. Links to delete an account work for a day. Ask for a new one in your account, under “Your data”.',
  },
} as const
