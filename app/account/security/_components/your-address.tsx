import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { EmailChangeView } from '@/lib/auth/email-change/find-change'
import { askForNewAddress, stopNewAddress } from '../actions'

/** Changes the address of the account, and shows a change that waits for its two confirmations. */
export function YourAddress({ change, mayChange }: { change: EmailChangeView | null; mayChange: boolean }) {
  return (
    <section aria-labelledby="your-address" className="border-t border-line pt-8">
      <h2 id="your-address" className="mb-2">
        Your address
      </h2>
      {change && (
        <>
          <p className="mb-2 wrap-anywhere">
            You asked to change it to <strong className="font-semibold">{change.to}</strong>. It counts once both addresses have confirmed
            it.
          </p>
          <ul className="mb-4 text-ink-2">
            <li>Your present address: {change.isFromConfirmed ? 'confirmed' : 'waiting for the link we emailed'}</li>
            <li>The new address: {change.isToConfirmed ? 'confirmed' : 'waiting for the link we emailed'}</li>
          </ul>
          <ActionForm action={stopNewAddress} prefix="stop-address" label="Stop the change" className="mb-4">
            <SubmitButton variant="quiet">Stop the change</SubmitButton>
          </ActionForm>
        </>
      )}
      <p className="mb-4 text-ink-2">You sign in with this address, and emails about your orders go to it.</p>
      {mayChange && (
        <ActionForm action={askForNewAddress} prefix="address" label="Change the address">
          <TextInput
            name="to"
            label="New email address"
            hint="We email a link to this address and to your current one. Open both."
            type="email"
            autoComplete="email"
          />
          <SubmitButton variant="secondary">Change the address</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
