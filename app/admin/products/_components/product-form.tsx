import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { TextInput } from '@/components/ui/form/text-input'
import type { ProductForEdit } from '@/lib/catalog/admin-queries'
import type { TypeView } from '@/lib/catalog/schema'
import type { AccountView } from '@/lib/registrar/accounts/accounts'
import type { TaxClassRow } from '@/lib/tax/get-settings'
import { STANDARD } from '@/lib/tax/types'
import { save } from '../actions'
import { PriceRows } from './price-rows'
import { SavedAt } from './saved-at'

type ProductFormProps = {
  product?: ProductForEdit
  types: readonly TypeView[]
  accounts: readonly AccountView[]
  taxClasses: readonly TaxClassRow[]
}

/**
 * Everything about a product on one page. "One Time" billing and the welcome email are only explained, because there is nothing to choose.
 */
export function ProductForm({ product, types, accounts, taxClasses }: ProductFormProps) {
  return (
    <ActionForm action={save} label="Product">
      {product && (
        <>
          <input type="hidden" name="id" value={product.id} />
          <SavedAt at={product.updatedAt.toISOString()} />
        </>
      )}
      <div className="max-w-form">
        <h2 className="mb-4 text-lg">In the shop</h2>
        <p className="mb-1 font-semibold">Product type: SSL certificate</p>
        <p className="mb-6 text-ink-2">
          Bought from Enom after payment. The buyer sets it up afterwards. There is no username, password or server to fill in here.
        </p>
        <TextInput name="name" label="Name" defaultValue={product?.name} maxLength={100} />
        <TextInput
          name="slug"
          label="Address in the shop"
          hint="The last part of the page’s address, for example rapidssl-wildcard. Changing it breaks links to the old page."
          mono
          defaultValue={product?.slug}
          maxLength={60}
        />
        <TextInput name="summary" label="Best for" hint="One sentence, shown in lists." defaultValue={product?.summary} maxLength={200} />
        <TextArea name="description" label="Description" required={false} rows={6} defaultValue={product?.description} maxLength={4000} />
        <Checkbox name="visible" label="Show it in the shop" defaultChecked={product?.visible ?? true} />
        <TextInput
          name="saleFrom"
          label="First day on sale"
          hint="Leave empty to sell it immediately. Days begin and end at midnight UTC."
          required={false}
          type="date"
          defaultValue={dayOf(product?.saleFrom)}
        />
        <TextInput
          name="saleUntil"
          label="Last day on sale"
          hint="Leave empty to sell it until you hide it."
          required={false}
          type="date"
          defaultValue={dayOf(product?.saleUntil)}
        />

        <h2 className="mt-8 mb-4 text-lg">Certificate</h2>
        <Select
          name="typeCode"
          label="Certificate type"
          hint="The type the buyer gets by default."
          placeholder="Choose a type"
          options={types.map(toOption)}
          defaultValue={product?.typeCode}
        />
        <TextInput
          name="defaultYears"
          label="Term selected by default, in years"
          hint="For the type above. Buyers can change it. Leave empty for the shortest."
          required={false}
          inputMode="numeric"
          maxLength={2}
          defaultValue={product?.defaultYears ?? ''}
        />
        <Select
          name="enomAccountId"
          label="Enom account"
          hint={
            <>
              Test Mode, the login and the registered IP address belong to the account: <a href="/admin/enom-accounts">Enom accounts</a>. A
              change applies to new orders only.
            </>
          }
          required={false}
          placeholder="The default account"
          options={accounts.map(({ id, label, testMode }) => ({ value: id, label: testMode ? `${label} (test)` : label }))}
          defaultValue={product?.enomAccountId ?? ''}
        />
      </div>
      {taxClasses.length > 1 && (
        <div className="mt-8 max-w-form">
          <Select
            name="taxClass"
            label="Tax class"
            hint={
              <>
                Determines which of each country’s rates applies: <a href="/admin/settings/tax">Tax</a>. A change applies to new orders
                only.
              </>
            }
            options={taxClasses.map(({ code, name }) => ({ value: code, label: name }))}
            defaultValue={product?.taxClass ?? STANDARD}
          />
        </div>
      )}
      <PriceRows choices={product?.choices ?? []} types={types.map(toOption)} />
      <div className="max-w-form">
        <h2 className="mt-8 mb-4 text-lg">After payment</h2>
        <RadioGroup
          name="activation"
          label="Activation"
          defaultValue={product?.activation ?? 'automatic'}
          options={[
            { value: 'automatic', label: 'Automatic', hint: 'The certificate is bought from Enom as soon as the order is paid.' },
            {
              value: 'manual',
              label: 'By hand',
              hint: 'A paid order waits until your staff activate it. Nothing is bought before that.',
            },
          ]}
        />
        <p className="mb-1 font-semibold">Welcome email: none</p>
        <p className="mb-6 text-ink-2">
          Nothing to configure. The buyer gets a link to set up the certificate, and another email with installation steps once it is
          issued. No username or password is created.
        </p>
        <SubmitButton>Save the product</SubmitButton>
      </div>
    </ActionForm>
  )
}

function dayOf(at: Date | null | undefined): string | undefined {
  return at?.toISOString().slice(0, 10)
}

function toOption({ code, name, formerName }: TypeView) {
  return { value: code, label: formerName ? `${name} (formerly ${formerName})` : name }
}
