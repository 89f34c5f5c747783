import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { ChoiceCost } from '@/lib/catalog/product-costs'
import { belowCostText, termText } from '@/lib/catalog/text'
import { dollars, formatMoney } from '@/lib/money'

const STATES = {
  good: { tone: 'good', text: 'Profit' },
  loss: { tone: 'bad', text: 'Sells below cost' },
  discontinued: { tone: 'bad', text: 'Not sold by Enom' },
  unknown: { tone: 'neutral', text: 'Unknown' },
  other_currency: { tone: 'warning', text: 'Another currency: no protection' },
  unprotected: { tone: 'warning', text: 'No protection' },
} as const

/** What each price on sale costs at Enom, and its margin. */
export function ProductCosts({ costs }: { costs: readonly ChoiceCost[] }) {
  if (costs.length === 0) return null
  const seenAt = costs.flatMap((cost) => (cost.seenAt ? [cost.seenAt] : [])).at(0)
  const isHeld = costs.some(({ state }) => state === 'loss' || state === 'discontinued')
  return (
    <section className="mb-10 max-w-4xl">
      {isHeld && (
        <Alert tone="warning" title="Orders for some of these will be put on hold.">
          Change the price, take the term off sale, or raise the cost tolerance of the Enom account.
        </Alert>
      )}
      <Table
        caption="Cost and margin"
        columns={[
          { label: 'Type and term' },
          { label: 'Price', numeric: true },
          { label: 'Cost at Enom', numeric: true },
          { label: 'Margin', numeric: true },
          { label: 'State' },
        ]}
        rows={costs.map((cost) => ({ key: cost.choiceId, cells: cellsOf(cost) }))}
      />
      {costs.some(({ state }) => state === 'unprotected' || state === 'other_currency') && (
        <p className="mt-2 max-w-measure text-ink-2">
          “No protection”: the price is below Enom’s, or in a currency without an <a href="/admin/products/rates">exchange rate</a>. We buy
          it at Enom’s price on the day of the order, even at a loss.
        </p>
      )}
      {costs.some(({ state }) => state === 'unknown') && (
        <p className="mt-2 max-w-measure text-ink-2">
          Where Enom’s price is unknown, we can’t tell whether your price covers it. A purchase that costs more than was paid waits for your
          decision.
        </p>
      )}
      <p className="mt-2 text-ink-2">
        {seenAt ? (
          <>
            Enom’s prices as of <DateText at={seenAt} time />. We read them every night.
          </>
        ) : (
          'Enom’s prices haven’t been read yet. We read them every night. To read them now, open the Enom account.'
        )}
      </p>
    </section>
  )
}

function cellsOf({ typeName, years, price, worth, cost, margin, state }: ChoiceCost) {
  const { tone, text } = STATES[state]
  return [
    `${typeName}, ${termText(years)}`,
    formatMoney(price),
    cost === null ? '–' : formatMoney(dollars(cost)),
    margin === null ? '–' : `${formatMoney(dollars(margin))} (${percent(margin, worth ?? 0)})`,
    <span key="state">
      <Tag tone={tone}>{text}</Tag>
      {margin !== null && margin < 0 && <span className="block">{belowCostText(-margin)}</span>}
    </span>,
  ]
}

function percent(margin: number, price: number): string {
  return price > 0 ? `${Math.round((margin * 100) / price)} %` : '–'
}
