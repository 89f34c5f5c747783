import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { TextInput } from '@/components/ui/form/text-input'
import type { BillingView } from '@/lib/invoices/get-billing'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { saveBillingDetails } from '../actions'

type BillingProps = { billing: BillingView | null; countries: readonly { code: string; name: string }[]; language: Language }

/** The name and address for future invoices, and the form to change them. */
export function BillingContent({ billing, countries, language }: BillingProps) {
  const words = wordsOf(language, 'billingPage')
  const settings = wordsOf(language, 'settings')
  const title = settings('links.billing.label')
  return (
    <>
      <PageTitle eyebrow={<a href="/account/settings">{settings('title')}</a>} lead={words('lead')}>
        {title}
      </PageTitle>
      <div className="max-w-form">
        <p className="mb-6">{words('before')}</p>
        <ActionForm action={saveBillingDetails} label={title}>
          <TextInput name="name" label={words('name')} autoComplete="organization" maxLength={200} defaultValue={billing?.name} />
          <TextArea
            name="address"
            label={words('address')}
            hint={words('addressHint')}
            autoComplete="street-address"
            rows={4}
            defaultValue={billing?.address}
          />
          <Select
            name="country"
            label={words('country')}
            placeholder={words('chooseCountry')}
            autoComplete="country"
            defaultValue={billing?.country ?? ''}
            options={countries.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextInput
            name="taxNumber"
            label={words('taxNumber')}
            required={false}
            autoComplete="off"
            maxLength={50}
            defaultValue={billing?.taxNumber}
          />
          <SubmitButton>{words('save')}</SubmitButton>
        </ActionForm>
      </div>
    </>
  )
}
