import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import type { AccountDetail } from '@/lib/registrar/accounts/accounts'
import { saveEnomAccount } from '../actions'
import { LoginFields } from './login-fields'

/** Creates or changes an Enom account. A saved password is never shown again. */
export function AccountForm({ account }: { account?: AccountDetail }) {
  return (
    <ActionForm action={saveEnomAccount} className="max-w-form" label="Enom account">
      {account && <input type="hidden" name="id" value={account.id} />}
      {account && <Version of={account.version} />}
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
            ? 'Leave empty to keep the stored one. It is never shown again.'
            : 'Stored encrypted and never shown again. An API token is safer than the password because you can revoke it separately.'
        }
      />
      <h2 className="mt-8 mb-4 text-lg">Money safeguards</h2>
      <TextInput
        name="costTolerance"
        label="Cost may exceed the price by (%)"
        hint="If a purchase costs more than the buyer paid plus this much, it is put on hold until you decide. With 0, nothing is bought at a loss, except at prices you chose to sell without protection."
        inputMode="numeric"
        maxLength={3}
        className="max-w-24"
        defaultValue={String(account?.costTolerance ?? 0)}
      />
      <TextInput
        name="lowBalance"
        label="Alert staff when the balance falls below (US dollars)"
        hint="Staff get an email once a day while it is lower. Leave empty for no alert."
        inputMode="decimal"
        maxLength={12}
        required={false}
        className="max-w-36"
        defaultValue={account?.lowBalance == null ? '' : String(account.lowBalance / 100)}
      />
      <TextInput
        name="listLag"
        label="Wait before buying again (seconds)"
        hint="If Enom doesn’t respond to a purchase, we search its lists for this long before buying again. At least 30 seconds. Longer is safer, shorter is faster."
        inputMode="numeric"
        maxLength={4}
        className="max-w-24"
        defaultValue={String(account?.listLag ?? 150)}
      />
      <Checkbox
        name="isShared"
        label="This account is also used for other purchases"
        hint="For example, domains. The audit then ignores orders at Enom that aren’t for certificates."
        defaultChecked={account?.isShared ?? false}
      />
      <SubmitButton>Save the account</SubmitButton>
    </ActionForm>
  )
}
