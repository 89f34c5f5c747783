import { DateText } from '@/components/ui/date-text'
import type { Row } from '@/components/ui/table'
import { Tag, type TagTone } from '@/components/ui/tag'
import { formatMoney } from '@/lib/money'
import type { OrderView } from '@/lib/orders/view/get-order'

const STATES: Record<OrderView['money'][number]['status'], { tone: TagTone; text: string }> = {
  pending: { tone: 'info', text: 'On its way' },
  succeeded: { tone: 'good', text: 'Done' },
  failed: { tone: 'bad', text: 'Did not go through' },
}

const KINDS = { charge: 'Payment', refund: 'Refund', dispute_lost: 'Taken back by your bank' } as const

/** One row per payment or refund. Refunds have a minus sign. */
export function moneyRows(money: OrderView['money']): Row[] {
  return money.map((line) => ({
    key: line.id,
    cells: [
      (line.toCredit ? 'Refund to your credit' : KINDS[line.kind]) + (line.reason ? `: ${line.reason}` : ''),
      <DateText key="date" at={line.at} />,
      <Tag key="state" tone={STATES[line.status].tone}>
        {STATES[line.status].text}
      </Tag>,
      line.kind === 'charge' ? formatMoney(line.money) : `−${formatMoney(line.money)}`,
    ],
  }))
}
