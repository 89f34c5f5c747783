import { ButtonLink } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Table } from '@/components/ui/table'
import { dollars, formatMoney } from '@/lib/money'
import type { CostChange } from '@/lib/prices/cost-changes'
import { keepPrice } from '../actions'

/** Enom's costs that have changed since staff last based their prices on them. */
export function CostChanges({ changes }: { changes: readonly CostChange[] }) {
  if (!changes.length) return null
  return (
    <section className="mb-10">
      <h2 className="mb-2 text-lg">Enom’s prices changed</h2>
      <p className="mb-4 max-w-measure text-ink-2">
        “Keep the margin” shows new prices in the table below, for you to check and save. Once the prices are as you want them, press “Keep
        the price”: the change is then settled.
      </p>
      <Table
        caption="Costs that changed"
        hideCaption
        columns={[{ label: 'Change' }, { label: 'Enom account' }, { label: 'What to do', hideLabel: true }]}
        rows={changes.map((change) => ({ key: `${change.accountId}-${change.enomProdType}`, cells: cellsOf(change) }))}
      />
    </section>
  )
}

function cellsOf({ accountId, account, enomProdType, name, before, cost }: CostChange) {
  const dollarText = (amount: number) => formatMoney(dollars(amount))
  return [
    `The cost of ${name} for 1 year ${cost > before ? 'rose' : 'fell'} from ${dollarText(before)} to ${dollarText(cost)}.`,
    account,
    <span key="do" className="flex flex-wrap gap-2">
      <ActionForm action={keepPrice} prefix={`keep-${accountId}-${enomProdType}`}>
        <input type="hidden" name="accountId" value={accountId} />
        <input type="hidden" name="enomProdType" value={enomProdType} />
        <input type="hidden" name="cost" value={cost} />
        <SubmitButton variant="secondary" small aria-label={`Keep the price of ${name}`}>
          Keep the price
        </SubmitButton>
      </ActionForm>
      <ButtonLink
        href={`/admin/products/prices?${new URLSearchParams({ search: name, shown: 'changed', rule: 'costs' })}`}
        variant="secondary"
        small
        aria-label={`Keep the margin of ${name}`}
      >
        Keep the margin
      </ButtonLink>
    </span>,
  ]
}
