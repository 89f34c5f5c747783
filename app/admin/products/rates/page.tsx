import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Table } from '@/components/ui/table'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listRates } from '@/lib/catalog/pricing/exchange-rates'
import { PRICE_ENDINGS } from '@/lib/catalog/pricing/propose-prices'
import { listRounding } from '@/lib/catalog/pricing/rounding'
import { ENDING_WORDS } from '@/lib/catalog/text'
import { now } from '@/lib/clock'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { saveEnding, saveRate } from './actions'

export const generateMetadata = staffTitle('Exchange rates')

export default async function RatesPage() {
  const actor = await requireStaff('/admin/products/rates')
  const [rows, rules] = await Promise.all([listRates(actor), listRounding(actor)])
  return (
    <AdminPage current="/admin/products">
      <PageTitle eyebrow={<a href="/admin/products">Products</a>}>Exchange rates</PageTitle>
      <p className="mb-6 max-w-measure">
        Enom charges in US dollars. With a rate, a price in another currency is compared with its cost: before it is saved, and again before
        the certificate is bought. Without a rate, nothing protects that price from a loss. An order keeps the rate that applied when it was
        placed.
      </p>
      {rows.length === 0 ? (
        <Empty title="No other currencies.">Every price is in US dollars, so the shop needs no rates.</Empty>
      ) : (
        <Table
          caption="Exchange rates"
          hideCaption
          columns={[
            { label: 'Currency' },
            { label: 'One US dollar is', numeric: true },
            { label: 'Rate of' },
            { label: 'Prices on sale', numeric: true },
          ]}
          rows={rows.map(({ currency, rate, prices }) => ({
            key: currency,
            cells: [currency, rate ? Number(rate.micros) / 1e6 : 'No rate', rate && <DateText at={rate.asOf} />, prices],
          }))}
        />
      )}
      <ActionForm action={saveRate} label="Exchange rate" className="max-w-form">
        <h2 className="mt-8 mb-4 text-lg">Enter a rate</h2>
        <TextInput
          name="currency"
          label="Currency"
          hint="Replaces any existing rate for this currency."
          mono
          maxLength={3}
          defaultValue={rows.find(({ rate }) => !rate)?.currency}
        />
        <TextInput
          name="micros"
          label="One US dollar is worth"
          hint="In the currency above, such as 0.92."
          inputMode="decimal"
          maxLength={20}
        />
        <TextInput name="asOf" label="Date of the rate" type="date" defaultValue={now().toISOString().slice(0, 10)} />
        <SubmitButton>Save the rate</SubmitButton>
      </ActionForm>
      <section aria-labelledby="rounding" className="mt-12 border-t border-line pt-6">
        <h2 id="rounding" className="mb-2 text-lg">
          How prices end
        </h2>
        <p className="mb-6 max-w-measure">
          Bulk changes round prices up to this ending, and a scheduled price with another ending is flagged. Current prices don’t change.
        </p>
        {rules.map(({ currency, ending }) => (
          <ActionForm
            key={currency}
            action={saveEnding}
            prefix={`ending-${currency}`}
            label={`How prices in ${currency} end`}
            className="flex max-w-form flex-wrap items-end gap-x-4"
          >
            <input type="hidden" name="currency" value={currency} />
            <Select
              name="ending"
              label={`Prices in ${currency}`}
              defaultValue={ending}
              options={PRICE_ENDINGS.map((value) => ({ value, label: ENDING_WORDS[value] }))}
            />
            <SubmitButton variant="secondary" className="mb-6">
              Save <span className="sr-only">the ending of {currency}</span>
            </SubmitButton>
          </ActionForm>
        ))}
      </section>
    </AdminPage>
  )
}
