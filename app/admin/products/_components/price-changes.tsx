import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Table } from '@/components/ui/table'
import type { PriceChangeRow } from '@/lib/catalog/pricing/list-price-changes'
import type { ChoiceCost } from '@/lib/catalog/product-costs'
import { termText } from '@/lib/catalog/text'
import { formatMoney } from '@/lib/money'
import { cancelChange, schedule } from '../actions'

/** Scheduled and past prices, and a form to schedule a new price. */
export function PriceChanges({ costs, changes }: { costs: readonly ChoiceCost[]; changes: readonly PriceChangeRow[] }) {
  if (!costs.length && !changes.length) return null
  return (
    <section className="mt-12 max-w-4xl border-t border-line pt-6">
      <h2 className="mb-4 text-lg">Price changes</h2>
      {changes.length > 0 && (
        <Table
          caption="Scheduled and past prices"
          hideCaption
          columns={[
            { label: 'Type and term' },
            { label: 'Before', numeric: true },
            { label: 'Price', numeric: true },
            { label: 'From' },
            { label: 'By' },
            { label: 'Cancel', hideLabel: true },
          ]}
          rows={changes.map((change) => ({ key: change.id, cells: cellsOf(change) }))}
        />
      )}
      {costs.length > 0 && (
        <ActionForm action={schedule} prefix="schedule" label="Schedule a price" className="mt-6 max-w-form">
          <h3 className="mb-4 font-semibold">Schedule a price</h3>
          <Select
            name="price"
            label="Price"
            options={costs.map(({ choiceId, typeName, years, price }) => ({
              value: `${choiceId}/${price.amount}/${price.currency}`,
              label: `${typeName}, ${termText(years)}: ${formatMoney(price)}`,
            }))}
          />
          <TextInput name="amount" label="New price" inputMode="decimal" maxLength={20} />
          <TextInput
            name="from"
            label="First day of the new price"
            hint="From midnight UTC. Buyers with the old price in their basket are notified."
            type="date"
          />
          <Checkbox
            name="unprotected"
            label="No protection against selling below cost"
            hint="Only needed if the new price is below Enom’s."
          />
          <Checkbox
            name="exact"
            label="Keep the price as typed"
            hint={
              <>
                Otherwise it follows the rule for its currency: <a href="/admin/products/rates">How prices end</a>.
              </>
            }
          />
          <SubmitButton variant="secondary">Schedule the price</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}

function cellsOf({ id, typeName, years, currency, before, amount, validFrom, appliedAt, by }: PriceChangeRow) {
  return [
    `${typeName}, ${termText(years)}`,
    before === null ? '–' : formatMoney({ amount: before, currency }),
    formatMoney({ amount, currency }),
    <DateText key="from" at={validFrom} time />,
    <span key="by" className="wrap-anywhere">
      {by ?? 'The shop'}
    </span>,
    appliedAt ? null : (
      <ActionForm key="cancel" action={cancelChange} prefix={`cancel-${id}`}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="quiet" small aria-label={`Cancel the new price of ${typeName}, ${termText(years)}`}>
          Cancel
        </SubmitButton>
      </ActionForm>
    ),
  ]
}
