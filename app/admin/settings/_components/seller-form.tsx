import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import type { SellerView } from '@/lib/invoices/get-seller'
import { versionOf } from '@/lib/version-of'
import { saveSellerDetails } from '../actions'

/** The seller named on invoices. `waiting` is the number of payments and refunds that have no document yet. */
export function SellerForm({ seller, waiting }: { seller: SellerView | null; waiting: number }) {
  return (
    <section aria-labelledby="seller" className="mt-10 max-w-form border-t border-line pt-8">
      <h2 id="seller" className="mb-2 text-lg">
        Seller on invoices
      </h2>
      <p className="mb-4 text-ink-2">New invoices and credit notes show these details. Existing ones stay as they are.</p>
      {!seller && (
        <Alert tone="warning" title="No invoices have been created yet">
          <p>
            {waiting > 0 ? 'Payments are waiting for their invoices. ' : ''}Save these details. The missing invoices are then made within a
            minute.
          </p>
        </Alert>
      )}
      <ActionForm action={saveSellerDetails} prefix="seller" label="Seller on invoices">
        {seller && <Version of={versionOf(seller)} />}
        <TextInput name="name" label="Name" defaultValue={seller?.name} maxLength={200} autoComplete="organization" />
        <TextArea
          name="address"
          label="Address"
          hint="Use several lines, and include the country."
          rows={4}
          defaultValue={seller?.address}
        />
        <TextInput
          name="email"
          label="Email for questions about invoices"
          type="email"
          autoComplete="section-shop work email"
          defaultValue={seller?.email}
        />
        <TextInput name="taxNumber" label="Tax number" required={false} defaultValue={seller?.taxNumber} maxLength={50} />
        <TextInput
          name="taxNote"
          label="Sentence about tax"
          hint="Shown below the total of an order without tax."
          defaultValue={seller?.taxNote ?? 'No tax is charged.'}
          maxLength={300}
        />
        <TextInput
          name="keepYears"
          label="Years the law requires you to keep invoices"
          hint="Counted from the end of the year in which they were issued. Shown to people who delete their account."
          inputMode="numeric"
          maxLength={2}
          defaultValue={seller?.keepYears ?? 10}
          className="max-w-24"
        />
        <SubmitButton variant="secondary">Save the seller</SubmitButton>
      </ActionForm>
    </section>
  )
}
