import { Button } from '@/components/ui/button'
import { FieldFrame } from '@/components/ui/form/field-frame'
import { PRICE_ENDINGS, type PriceEnding, type PriceRule } from '@/lib/catalog/pricing/propose-prices'
import { ENDING_WORDS } from '@/lib/catalog/text'
import { type PriceQuery, SHOWN } from '../price-query'

const RULES: Record<PriceRule, string> = {
  percent: 'Raise or lower by a percentage',
  amount: 'Raise or lower by an amount',
  floor: 'Margin of at least (percent of the price)',
  costs: 'Keep the margin after a change in cost',
  round: 'Only change the ending',
}

const ENDINGS: Record<PriceEnding | 'rule', string> = { rule: 'As set for the currency', ...ENDING_WORDS }

/** Selects prices in the table and computes new ones. Nothing is saved until the table is saved. */
export function BulkForm({ query }: { query: PriceQuery }) {
  return (
    <form method="get" action="/admin/products/prices" aria-label="Choose and change" className="mb-2 flex flex-wrap items-end gap-x-4">
      <Field id="search" label="Product or type">
        <input id="search" name="search" type="search" defaultValue={query.search} className="field" />
      </Field>
      <Choice id="shown" label="Show" words={SHOWN} chosen={query.shown} />
      <Choice id="rule" label="Change" words={{ '': 'Nothing', ...RULES }} chosen={query.rule ?? ''} />
      <Field id="value" label="By">
        <input id="value" name="value" inputMode="decimal" maxLength={20} defaultValue={query.value} className="field" size={8} />
      </Field>
      <Choice id="ending" label="Round up to" words={ENDINGS} chosen={query.ending} order={['rule', ...PRICE_ENDINGS]} />
      <Button type="submit" variant="secondary" className="mb-6">
        Show
      </Button>
    </form>
  )
}

function Field({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <FieldFrame id={id} label={label} className="mb-6 w-full sm:w-auto">
      {children}
    </FieldFrame>
  )
}

/** `order` is for labels whose keys look like numbers, which JavaScript would sort first. */
function Choice({
  id,
  label,
  words,
  chosen,
  order,
}: {
  id: string
  label: string
  words: Record<string, string>
  chosen: string
  order?: readonly string[]
}) {
  return (
    <Field id={id} label={label}>
      <select id={id} name={id} defaultValue={chosen} className="field">
        {(order ?? Object.keys(words)).map((value) => (
          <option key={value} value={value}>
            {words[value]}
          </option>
        ))}
      </select>
    </Field>
  )
}
