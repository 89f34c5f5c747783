import { FlowFrame } from '@/app/_components/flow-frame'
import { NewPassword } from '@/app/_components/new-password'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { WordsForForms } from '@/components/ui/words/words-for-forms'
import { messagesOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { setStaffPassword } from '../actions'

type StaffPasswordProps = {
  token: string
  purpose: 'staff_invitation' | 'staff_password'
  state: 'ok' | 'used' | 'expired' | 'replaced'
}

/** The target of an invitation to the back office, and of the link to set a new password there. Always in English, like the back office. */
export function StaffPassword({ token, purpose, state }: StaffPasswordProps) {
  const { title, lead, button } = WORDS[purpose]
  return (
    <div lang={DEFAULT_LANGUAGE} dir="ltr">
      <WordsForForms words={messagesOf(DEFAULT_LANGUAGE).forms}>
        <FlowFrame leave={{ href: '/admin/sign-in', label: 'Staff sign-in' }}>
          {state === 'ok' ? (
            <>
              <PageTitle lead={lead}>{title}</PageTitle>
              <ActionForm action={setStaffPassword}>
                <input type="hidden" name="language" value={DEFAULT_LANGUAGE} />
                <input type="hidden" name="link" value={token} />
                <NewPassword />
                <SubmitButton>{button}</SubmitButton>
              </ActionForm>
            </>
          ) : (
            <>
              <PageTitle lead="It was used or withdrawn, or it has expired. If you have set your password, sign in with it. Otherwise ask an owner of the shop for a new link.">
                This link no longer works
              </PageTitle>
              <ButtonLink href="/admin/sign-in">To staff sign-in</ButtonLink>
            </>
          )}
        </FlowFrame>
      </WordsForForms>
    </div>
  )
}

const WORDS = {
  staff_invitation: {
    title: 'Work in the back office',
    lead: 'Choose a password to accept the invitation. If you have an account as a buyer with this address, the password applies to both.',
    button: 'Accept the invitation',
  },
  staff_password: {
    title: 'Set a new password',
    lead: 'You will be signed out of every browser. If you have set up an authenticator app or a passkey, it stays.',
    button: 'Set the password',
  },
} as const
