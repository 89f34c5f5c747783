import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { TextInput } from '@/components/ui/form/text-input'
import { requireClient } from '@/lib/auth/guards/guards'
import { getBilling } from '@/lib/invoices/get-billing'
import { COUNTRIES } from '@/lib/orders/countries'
import { AccountPage } from '../_components/account-page'
import { saveBillingDetails } from './actions'

export const metadata: Metadata = { title: 'Billing details' }

/** Whom the person's next invoices name. */
export default async function BillingPage() {
  const billing = await getBilling(await requireClient('/account/billing'))
  return (
    <AccountPage>
      <PageTitle
        eyebrow={<a href="/account/settings">Settings</a>}
        lead="Your next invoices name this person or company. Without these details they name the person who paid, with the address typed while paying."
      >
        Billing details
      </PageTitle>
      <div className="max-w-form">
        <p className="mb-6">Invoices that are made already stay as they are. Save your details before you pay.</p>
        <ActionForm action={saveBillingDetails} label="Billing details">
          <TextInput name="name" label="Person or company" autoComplete="organization" maxLength={200} defaultValue={billing?.name} />
          <TextArea
            name="address"
            label="Address"
            hint="One part per line, without the country."
            autoComplete="street-address"
            rows={4}
            defaultValue={billing?.address}
          />
          <Select
            name="country"
            label="Country"
            placeholder="Choose a country"
            autoComplete="country"
            defaultValue={billing?.country ?? ''}
            options={COUNTRIES.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextInput
            name="taxNumber"
            label="VAT or tax number"
            required={false}
            autoComplete="off"
            maxLength={50}
            defaultValue={billing?.taxNumber}
          />
          <SubmitButton>Save billing details</SubmitButton>
        </ActionForm>
      </div>
    </AccountPage>
  )
}
