import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import { Table } from '@/components/ui/table'
import { cn } from '@/lib/cn'
import { COUNTRIES } from '@/lib/orders/countries'
import type { RateRow, TaxClassRow } from '@/lib/tax/get-settings'
import { NEW_ROWS, rateKey } from '@/lib/tax/schema'
import { STANDARD_RATES_AS_OF } from '@/lib/tax/standard-rates'
import { countryText } from '@/lib/tax/text'
import { STANDARD } from '@/lib/tax/types'
import { versionOf } from '@/lib/version-of'
import { fillInRates, saveRates } from '../actions'
import { RateCell } from './rate-cell'

/** Every rate in its own input, with rows for new ones, all saved together. */
export function RatesForm({ rates, classes }: { rates: readonly RateRow[]; classes: readonly TaxClassRow[] }) {
  const nameOf = (code: string) => classes.find((one) => one.code === code)?.name ?? code
  const rateLabel = ({ country, taxClass, validFrom }: RateRow) =>
    `Rate of ${countryText(country)}${taxClass === STANDARD ? '' : ` for ${nameOf(taxClass)}`} from ${validFrom}, in percent`
  return (
    <section aria-labelledby="rates" className="mt-12 border-t border-line pt-8">
      <h2 id="rates" className="mb-2 text-lg">
        Rates
      </h2>
      <p className="mb-4 max-w-measure text-ink-2">
        A rate applies from its first day until the country’s next one begins, so you can enter a change in advance. If a class has no rate,
        its products are charged the standard rate. Clear a rate to remove it.
      </p>
      <ActionForm action={saveRates} prefix="rates" label="Rates">
        <Version of={versionOf(rates)} />
        {rates.length > 0 && (
          <Table
            caption="Rates"
            hideCaption
            columns={[{ label: 'Country' }, { label: 'Class' }, { label: 'From' }, { label: 'Rate in percent' }]}
            rows={byName(rates).map((row) => ({
              key: rateKey(row),
              cells: [
                countryText(row.country),
                nameOf(row.taxClass),
                row.validFrom,
                <RateCell key="rate" name={`rates.${rateKey(row)}`} label={rateLabel(row)} stored={String(row.rate / 100)} />,
              ],
            }))}
          />
        )}
        {NEW_ROWS.map((row) => (
          <fieldset
            key={row}
            className={cn(
              'mt-6 grid gap-x-6 border-t border-line pt-4 sm:grid-cols-2',
              classes.length > 1 ? 'lg:grid-cols-4' : 'lg:grid-cols-3',
            )}
          >
            <legend className="font-semibold">New rate {row}</legend>
            <Select
              name={`added.${row}.country`}
              label="Country"
              placeholder="Choose a country"
              required={false}
              defaultValue=""
              options={COUNTRIES.map(({ code, name }) => ({ value: code, label: name }))}
            />
            {classes.length > 1 && (
              <Select
                name={`added.${row}.taxClass`}
                label="Class"
                defaultValue={STANDARD}
                options={classes.map(({ code, name }) => ({ value: code, label: name }))}
              />
            )}
            <TextInput name={`added.${row}.from`} label="First day" type="date" required={false} />
            <TextInput name={`added.${row}.rate`} label="Rate in percent" inputMode="decimal" maxLength={10} required={false} />
          </fieldset>
        ))}
        <SubmitButton variant="secondary">Save the rates</SubmitButton>
      </ActionForm>
      <ActionForm action={fillInRates} prefix="standard" label="Standard rates of the EU" className="mt-8 max-w-form">
        <p className="mb-4 text-ink-2">
          A starting point: the standard rates of the 27 EU countries, from the European Commission’s Taxes in Europe Database as of{' '}
          {STANDARD_RATES_AS_OF}. Countries that have a rate keep it. Check every rate before you charge by it.
        </p>
        <SubmitButton variant="secondary">Fill in the EU standard rates</SubmitButton>
      </ActionForm>
    </section>
  )
}

function byName(rates: readonly RateRow[]): RateRow[] {
  return rates.toSorted((one, other) => countryText(one.country).localeCompare(countryText(other.country), 'en'))
}
