import { PageTitle } from '@/components/layout/page-title'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { TextInput } from '@/components/ui/form/text-input'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listProducts } from '@/lib/catalog/queries'
import { termText } from '@/lib/catalog/text'
import { DAY, later, now } from '@/lib/clock'
import { formatMoney } from '@/lib/money'
import { mayStaff } from '@/lib/permissions'
import { LONGEST_QUOTE } from '@/lib/quotes/make-quote'
import { AdminPage } from '../../_components/admin-page'
import { Guarded } from '../../_components/guarded'
import { staffTitle } from '../../_components/staff-title'
import { BuyerForm } from '../../orders/_components/buyer-form'
import { makeQuoteFor } from '../actions'

export const generateMetadata = staffTitle('Quote for a buyer')

const USUAL_DAYS = 30

export default async function NewQuotePage() {
  const actor = await requireStaff('/admin/quotes/new', 'orders')
  const products = await listProducts()
  const dayIn = (duration: number) => later(now(), duration).toISOString().slice(0, 10)
  return (
    <AdminPage current="/admin/orders">
      <PageTitle
        eyebrow={<a href="/admin/quotes">Quotes</a>}
        lead="The buyer gets an email with a link to the quote. Accepting it places an order at exactly these prices."
      >
        Quote for a buyer
      </PageTitle>
      <BuyerForm action={makeQuoteFor} label="Quote for a buyer" isAnythingOnSale={products.length > 0}>
        <TextInput
          name="until"
          label="Last day it can be accepted"
          hint="It expires at midnight UTC at the end of that day. The limit is 90 days."
          type="date"
          min={dayIn(0)}
          max={dayIn(LONGEST_QUOTE - DAY)}
          defaultValue={dayIn(USUAL_DAYS * DAY)}
        />
        <TextArea name="note" label="Note to the buyer" required={false} maxLength={2000} rows={3} />
        {products.map((product) => (
          <Guarded key={product.id} title={product.name}>
            {product.choices.map(({ id, type, years, amount, currency }) => {
              const what = `${type.name}, ${termText(years)}`
              return (
                <div key={id} className="grid gap-x-4 sm:grid-cols-2">
                  <TextInput name={`quantities.${id}`} label={`${what}: quantity`} inputMode="numeric" maxLength={4} required={false} />
                  <TextInput
                    name={`prices.${id}_${currency}`}
                    label={`${what}: unit price, ${currency}`}
                    hint={`Leave empty for the shop’s price, ${formatMoney({ amount, currency })}.`}
                    inputMode="decimal"
                    maxLength={20}
                    required={false}
                  />
                </div>
              )
            })}
          </Guarded>
        ))}
        {mayStaff(actor, 'products') && (
          <Checkbox name="unprotected" label="No protection against selling below cost" hint="Only needed if a price is below Enom’s." />
        )}
        <SubmitButton>Send the quote</SubmitButton>
      </BuyerForm>
    </AdminPage>
  )
}
