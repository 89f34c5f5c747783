import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { CartTax } from '@/lib/cart/types'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { countriesIn } from '@/lib/orders/countries'
import { goToCheckout } from '../actions'

export type Billing = { country: string | null; taxNumber: string }

type TaxDetailsFormProps = { language: Language; tax: CartTax; billing: Billing | null }

/** Asks for the details that the tax depends on, before checkout. */
export function TaxDetailsForm({ language, tax: { buyer, calculator }, billing }: TaxDetailsFormProps) {
  const words = wordsOf(language, 'basket')
  return (
    <ActionForm action={goToCheckout} prefix="tax" label={words('whereYouAre')} className="mt-6">
      <Select
        name="country"
        label={words('country')}
        hint={words(calculator === 'stripe' ? 'dependsTax' : 'dependsVat')}
        autoComplete="country"
        placeholder={words('chooseCountry')}
        defaultValue={buyer?.country ?? billing?.country ?? ''}
        options={countriesIn(language).map(({ code, name }) => ({ value: code, label: name }))}
      />
      {calculator === 'stripe' && (
        <TextInput
          name="postalCode"
          label={words('postalCode')}
          hint={words('postalCodeHint')}
          required={false}
          autoComplete="postal-code"
          maxLength={20}
          defaultValue={buyer?.postalCode ?? ''}
        />
      )}
      <TextInput
        name="taxNumber"
        label={words('vatNumber')}
        hint={words('vatNumberHint')}
        required={false}
        autoComplete="off"
        maxLength={50}
        defaultValue={buyer?.taxNumber ?? billing?.taxNumber}
      />
      <SubmitButton className="w-full">{words('pay')}</SubmitButton>
    </ActionForm>
  )
}
