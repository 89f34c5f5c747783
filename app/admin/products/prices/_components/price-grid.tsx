import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { TextInput } from '@/components/ui/form/text-input'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { ChoiceCost } from '@/lib/catalog/product-costs'
import { belowCostText, termText } from '@/lib/catalog/text'
import { currencyDigits, dollars, formatMoney } from '@/lib/money'
import { savePrices } from '../actions'
import { PriceCell } from './price-cell'
import { SaveBar } from './save-bar'

const COLUMNS = [
  { label: 'Product' },
  { label: 'Type' },
  { label: 'Term' },
  { label: 'Price' },
  { label: 'Cost', numeric: true },
  { label: 'Margin', numeric: true },
  { label: 'In the shop' },
]

type PriceGridProps = {
  rows: readonly ChoiceCost[]
  /** New prices to prefill, by choice, in minor units. */
  proposed: ReadonlyMap<string, number>
}

/** Every price in its own input, all saved together. */
export function PriceGrid({ rows, proposed }: PriceGridProps) {
  return (
    <ActionForm action={savePrices} label="Prices">
      {proposed.size > 0 && (
        <p className="mb-4 font-semibold" role="status">
          {proposed.size === 1 ? '1 new price is' : `${proposed.size} new prices are`} filled in below. Nothing is saved yet.
        </p>
      )}
      <Table
        caption="Prices"
        hideCaption
        columns={COLUMNS}
        rows={rows.map((row) => ({ key: row.choiceId, cells: cellsOf(row, proposed.get(row.choiceId)) }))}
      />
      <div className="mt-6 max-w-form">
        <TextInput
          name="from"
          label="First day of the new prices"
          hint="Leave empty to change them now. A day begins at midnight UTC."
          required={false}
          type="date"
        />
        <Checkbox
          name="unprotected"
          label="No protection against selling below cost"
          hint="Only needed for a price below Enom’s, or in a currency without an exchange rate."
        />
      </div>
      <SaveBar proposed={proposed.size} />
    </ActionForm>
  )
}

function cellsOf(row: ChoiceCost, proposed: number | undefined) {
  const { choiceId, productId, productName, typeName, years, price, worth, cost, visible } = row
  const digits = currencyDigits(price.currency)
  const text = (amount: number) => (amount / 10 ** digits).toFixed(digits)
  const amount = proposed ?? price.amount
  // Currency conversion and the included tax are both proportional to the price.
  const margin = worth === null || cost === null ? null : Math.floor((worth * amount) / price.amount) - cost
  return [
    <a key="name" href={`/admin/products/${productId}`}>
      {productName}
    </a>,
    typeName,
    termText(years),
    <PriceCell
      key="price"
      name={`prices.${choiceId}_${price.amount}_${price.currency}`}
      label={`Price of ${productName}, ${typeName}, ${termText(years)}, in ${price.currency}`}
      currency={price.currency}
      stored={text(price.amount)}
      value={text(amount)}
      change={
        proposed === undefined
          ? null
          : `${formatMoney(price)} → ${formatMoney({ amount, currency: price.currency })} (${percent(amount, price.amount)})`
      }
    />,
    cost === null ? '–' : formatMoney(dollars(cost)),
    <Margin key="margin" margin={margin} unprotected={row.state === 'unprotected' || row.state === 'other_currency'} />,
    visible ? 'Visible' : 'Hidden',
  ]
}

function Margin({ margin, unprotected }: { margin: number | null; unprotected: boolean }) {
  if (margin === null) return unprotected ? <Tag tone="warning">No protection</Tag> : '–'
  if (margin < 0) return <Tag tone="bad">{belowCostText(-margin)}</Tag>
  return formatMoney(dollars(margin))
}

function percent(now: number, before: number): string {
  const change = Math.round(((now - before) * 1000) / before) / 10
  return `${change > 0 ? '+' : ''}${change} %`
}
