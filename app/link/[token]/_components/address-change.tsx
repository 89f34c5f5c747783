import { FlowFrame } from '@/app/_components/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { findChangeOfLink } from '@/lib/auth/email-change/find-change'
import { confirmNewAddress, undoNewAddress } from '../actions'

/** The target of the two links of a change of address: asks to confirm it, and afterwards says what became of it. */
export async function AddressChange({ token, linkId, isLive }: { token: string; linkId: string; isLive: boolean }) {
  const change = await findChangeOfLink(linkId)
  const state = change?.state === 'ask' && !isLive ? 'stopped' : (change?.state ?? 'stopped')
  return (
    <FlowFrame leave={{ href: '/', label: 'To the shop' }}>
      <PageTitle lead={WORDS[state].lead}>{WORDS[state].title}</PageTitle>
      {state === 'ask' && (
        <ActionForm action={confirmNewAddress}>
          <input type="hidden" name="link" value={token} />
          <SubmitButton>Confirm the new address</SubmitButton>
        </ActionForm>
      )}
      {state === 'ask' && change?.side === 'from' && (
        <ActionForm action={undoNewAddress} prefix="undo" label="Undo the change" className="mt-4">
          <input type="hidden" name="link" value={token} />
          <SubmitButton variant="quiet">Undo the change</SubmitButton>
        </ActionForm>
      )}
      {state !== 'ask' && <ButtonLink href="/account/security">Sign-in and security</ButtonLink>}
    </FlowFrame>
  )
}

const WORDS = {
  ask: {
    title: 'Change the address of an account',
    lead: 'The mail with this link names both addresses. The new one counts once both have confirmed it.',
  },
  waiting: {
    title: 'You have confirmed it',
    lead: 'The address changes once the other address confirms it too. We’ve emailed a link to it.',
  },
  changed: { title: 'The address is changed', lead: 'From now on, sign in with the new address.' },
  stopped: {
    title: 'This change is over',
    lead: 'It was undone, replaced by another one, or not confirmed within a day. The account keeps its address.',
  },
} as const
