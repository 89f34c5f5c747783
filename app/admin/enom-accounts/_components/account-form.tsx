import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/checkbox'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { AccountDetail } from '@/lib/registrar/accounts'
import { saveEnomAccount } from '../actions'
import { LoginFields } from './login-fields'

/** Creates or changes an Enom account. The password goes in and never comes out again. */
export function AccountForm({ account }: { account?: AccountDetail }) {
  return (
    <ActionForm action={saveEnomAccount} className="max-w-form" label="Enom account">
      {account && <input type="hidden" name="id" value={account.id} />}
      <TextInput name="label" label="Name" hint="Only your staff see it, for example “Main account”." defaultValue={account?.label} />
      <LoginFields account={account} />
      <TextInput
        name="password"
        label={account ? 'New password or API token' : 'Password or API token'}
        type="password"
        required={!account}
        autoComplete="new-password"
        hint={
          account
            ? 'Leave empty to keep the one that is stored. It is never shown again.'
            : 'Stored encrypted and never shown again. An API token is safer than the password: it can be revoked alone.'
        }
      />
      <h2 className="mt-8 mb-4 text-lg">Care with money</h2>
      <TextInput
        name="costTolerance"
        label="Cost may exceed the price by (%)"
        hint="A purchase that costs more than was paid for it, plus this much, is held until you decide. 0 allows no loss, except at prices that you saved as sold without protection."
        inputMode="numeric"
        maxLength={3}
        className="max-w-24"
        defaultValue={String(account?.costTolerance ?? 0)}
      />
      <TextInput
        name="listLag"
        label="Enom’s lists may lag by (seconds)"
        hint="When a purchase gets no answer, it counts as not made only when Enom’s lists have lacked it for longer than this. At least 30 seconds: clocks may differ by 20. Longer is safer, shorter is faster."
        inputMode="numeric"
        maxLength={4}
        className="max-w-24"
        defaultValue={String(account?.listLag ?? 150)}
      />
      <Checkbox
        name="isShared"
        label="Other things are bought with this account too"
        hint="For example domains. Orders at Enom that are not for certificates are then left out of the audit."
        defaultChecked={account?.isShared ?? false}
      />
      <SubmitButton>Save the account</SubmitButton>
    </ActionForm>
  )
}
