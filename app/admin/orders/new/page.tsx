import { PageTitle } from '@/components/layout/page-title'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listProducts } from '@/lib/catalog/queries'
import { termText } from '@/lib/catalog/text'
import { formatMoney } from '@/lib/money'
import { readCalculator } from '@/lib/tax/read-mode'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { BuyerForm } from '../_components/buyer-form'
import { placeFor } from '../actions'

export const generateMetadata = staffTitle('Order for a buyer')

export default async function NewOrderPage() {
  await requireStaff('/admin/orders/new', 'orders')
  const [products, calculator] = await Promise.all([listProducts(), readCalculator()])
  return (
    <AdminPage current="/admin/orders">
      <PageTitle
        eyebrow={<a href="/admin/orders">Orders</a>}
        lead="The buyer gets an email with a link to pay. If they pay another way, mark the order as paid on its page."
      >
        Order for a buyer
      </PageTitle>
      <BuyerForm action={placeFor} label="Order for a buyer" isAnythingOnSale={products.length > 0}>
        {calculator && (
          <TextInput
            name="taxNumber"
            label="VAT number"
            hint="For businesses. The VAT on the order depends on it."
            maxLength={50}
            required={false}
          />
        )}
        {calculator === 'stripe' && (
          <TextInput
            name="postalCode"
            label="Postal code"
            hint="Required in the United States and Canada: the tax depends on it."
            maxLength={20}
            required={false}
          />
        )}
        {products.map((product) => (
          <fieldset key={product.id} className="mb-6 border-t border-line pt-3">
            <legend className="font-semibold">{product.name}</legend>
            {product.choices.map(({ id, type, years, ...price }) => (
              <TextInput
                key={id}
                name={`quantities.${id}`}
                label={`${type.name}, ${termText(years)}, ${formatMoney(price)}: quantity`}
                inputMode="numeric"
                maxLength={4}
                required={false}
              />
            ))}
          </fieldset>
        ))}
        <SubmitButton>Place the order and send the payment link</SubmitButton>
      </BuyerForm>
    </AdminPage>
  )
}
