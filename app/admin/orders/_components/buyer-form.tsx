import type { ComponentProps } from 'react'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { TextInput } from '@/components/ui/form/text-input'
import { COUNTRIES } from '@/lib/orders/countries'
import { BuyerLanguage } from './buyer-language'

type BuyerFormProps = Pick<ComponentProps<typeof ActionForm>, 'action' | 'label' | 'children'> & { isAnythingOnSale: boolean }

/** The form with which staff create an order or a quote for a buyer. It starts with the buyer; `children` is what they buy. */
export function BuyerForm({ action, label, isAnythingOnSale, children }: BuyerFormProps) {
  if (!isAnythingOnSale)
    return (
      <Empty title="Nothing is on sale.">
        Put a product on sale under <a href="/admin/products">Products</a> first.
      </Empty>
    )
  return (
    <ActionForm action={action} label={label} className="max-w-form">
      <TextInput name="email" label="Buyer’s email address" inputMode="email" autoComplete="section-buyer email" maxLength={254} />
      <Select
        name="country"
        label="Country the buyer pays from"
        placeholder="Choose a country"
        options={COUNTRIES.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <BuyerLanguage />
      {children}
    </ActionForm>
  )
}
