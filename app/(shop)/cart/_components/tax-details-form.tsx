import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { readSession } from '@/lib/auth/session/session'
import type { CartTax } from '@/lib/cart/types'
import { getBilling } from '@/lib/invoices/get-billing'
import { COUNTRIES } from '@/lib/orders/countries'
import { goToCheckout } from '../actions'

/** Asks for what the tax depends on, before the checkout. A client’s billing details are filled in. */
export async function TaxDetailsForm({ tax: { buyer, calculator } }: { tax: CartTax }) {
  const session = buyer ? null : await readSession()
  const billing = session && (await getBilling(session.actor))
  return (
    <ActionForm action={goToCheckout} prefix="tax" label="Where you are" className="mt-6">
      <Select
        name="country"
        label="Country you pay from"
        hint={`The ${calculator === 'stripe' ? 'tax' : 'VAT'} depends on it.`}
        autoComplete="country"
        placeholder="Choose a country"
        defaultValue={buyer?.country ?? billing?.country ?? ''}
        options={COUNTRIES.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {calculator === 'stripe' && (
        <TextInput
          name="postalCode"
          label="ZIP or postal code"
          hint="Only for the United States and Canada, where the tax depends on it."
          required={false}
          autoComplete="postal-code"
          maxLength={20}
          defaultValue={buyer?.postalCode ?? ''}
        />
      )}
      <TextInput
        name="taxNumber"
        label="VAT number"
        hint="For businesses. We check EU numbers."
        required={false}
        autoComplete="off"
        maxLength={50}
        defaultValue={buyer?.taxNumber ?? billing?.taxNumber}
      />
      <SubmitButton className="w-full">Continue to payment</SubmitButton>
    </ActionForm>
  )
}
