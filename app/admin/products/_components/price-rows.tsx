import { dayText } from '@/components/ui/date-text'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Select } from '@/components/ui/form/select'
import { TextInput } from '@/components/ui/form/text-input'
import type { ProductForEdit } from '@/lib/catalog/admin-queries'
import { currencyDigits } from '@/lib/money'

type PriceRowsProps = { choices: ProductForEdit['choices']; types: readonly { value: string; label: string }[] }

const EMPTY_ROWS = 4
const MAX_YEARS = 3

/** The terms and prices that a buyer can choose from. The empty rows at the end are for new ones. A row without a price is ignored. */
export function PriceRows({ choices, types }: PriceRowsProps) {
  // The form shows prices in one currency. Rows in other currencies are left unchanged, and reappear once their currency is in use again.
  const currency = (choices.find((choice) => choice.active) ?? choices[0])?.currency ?? 'USD'
  const own = choices.filter((choice) => choice.currency === currency)
  const rows = [...own, ...Array.from({ length: EMPTY_ROWS }, () => null)]
  const years = Math.max(MAX_YEARS, ...choices.map((choice) => choice.years))
  return (
    <>
      <h2 className="mt-8 mb-2 text-lg">Terms and prices</h2>
      <div className="mb-4 max-w-measure text-ink-2">
        <p>
          Billing cycle: <strong>One Time</strong>. Enom’s API can’t renew certificates, so nothing is charged again. At the end of the term
          the buyer places a new order.
        </p>
        <p className="mt-2">
          Rows of several certificate types give the product the option “Certificate Type”, each with its own price. Rows without a price
          are ignored. To add more than {EMPTY_ROWS}, save and come back. A price taken off sale stays here; orders already placed keep
          theirs.
        </p>
      </div>
      <div className="max-w-40">
        <TextInput name="currency" label="Currency" mono maxLength={3} defaultValue={currency} />
      </div>
      {rows.map((choice, row) => (
        <fieldset
          key={choice?.id ?? `new-${row}`}
          className="grid grid-cols-2 items-end gap-x-4 border-t border-line pt-3 sm:grid-cols-[minmax(0,3fr)_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)]"
        >
          <legend className="sr-only">Price {row + 1}</legend>
          <div className="col-span-2 sm:col-span-1">
            <Select
              name={`choices.${row}.typeCode`}
              label="Certificate type"
              options={types}
              defaultValue={choice?.typeCode ?? choices[0]?.typeCode}
            />
          </div>
          <Select
            name={`choices.${row}.years`}
            label="Term"
            options={Array.from({ length: years }, (_, at) => ({ value: String(at + 1), label: at === 0 ? '1 year' : `${at + 1} years` }))}
            defaultValue={String(choice?.years ?? 1)}
          />
          <TextInput
            name={`choices.${row}.price`}
            label="Price"
            required={choice !== null}
            inputMode="decimal"
            defaultValue={
              choice ? (choice.amount / 10 ** currencyDigits(choice.currency)).toFixed(currencyDigits(choice.currency)) : undefined
            }
          />
          <Checkbox
            name={`choices.${row}.active`}
            label="On sale"
            hint={
              choice?.withdrawnAt && !choice.active ? `Off sale since ${dayText(choice.withdrawnAt)}: Enom no longer sells it.` : undefined
            }
            defaultChecked={choice?.active ?? true}
          />
        </fieldset>
      ))}
      <Checkbox
        name="unprotected"
        label="No protection against selling below cost"
        hint="Only needed for a price below Enom’s, or in a currency without an exchange rate. The certificate is then bought even at a loss. Confirm this once for each such price."
      />
    </>
  )
}
