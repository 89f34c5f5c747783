import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { Tag } from '@/components/ui/tag'
import type { Balance } from '@/lib/admin/overview/balances'
import { dollars, formatMoney } from '@/lib/money'

const dollarText = (amount: number) => formatMoney(dollars(amount))

/** The balances of the Enom accounts, and how long they will last. */
export function Balances({ balances }: { balances: readonly Balance[] }) {
  if (!balances.length) return null
  return (
    <section>
      <h2 className="mb-2 text-lg">Balance at Enom</h2>
      <Facts items={balances.map((one) => ({ term: one.label, detail: <Held key={one.id} {...one} /> }))} />
      <ButtonLink href="/admin/enom-accounts" variant="secondary" small className="mt-4">
        Test connection
      </ButtonLink>
    </section>
  )
}

function Held({ id, balance, balanceAt, daysLeft, lowBalance, isLow }: Balance) {
  if (balance === null) return 'Not asked yet'
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <strong>{dollarText(balance)}</strong>
        {isLow && lowBalance !== null && <Tag tone="bad">Below {dollarText(lowBalance)}</Tag>}
      </p>
      <p>
        {daysLeft === null ? 'Nothing was bought in the last 30 days.' : `Lasts ${daysText(daysLeft)} at the rate of the last 30 days.`}
      </p>
      {balanceAt && (
        <p className="text-xs text-ink-3">
          Seen <DateText at={balanceAt} time />
        </p>
      )}
      <p>
        <a href={`/admin/enom-accounts/${id}/balance`}>Refills and history</a>
      </p>
    </>
  )
}

function daysText(days: number): string {
  if (days === 0) return 'less than a day'
  if (days > 365) return 'more than a year'
  return days === 1 ? '1 day' : `${days} days`
}
