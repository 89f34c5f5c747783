import { DateText } from '@/components/ui/date-text'
import type { Row } from '@/components/ui/table'
import { Tag, type TagTone } from '@/components/ui/tag'
import { refundReason } from '@/lib/languages/refund-why'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { OrderView } from '@/lib/orders/view/get-order'
import { paidByText } from '@/lib/orders/view/paid-by-text'

type Line = OrderView['money'][number]

const TONES: Record<Line['status'], TagTone> = { pending: 'info', succeeded: 'good', failed: 'bad' }

/** One row per payment or refund. Refunds have a minus sign. */
export function moneyRows(money: OrderView['money'], language: Language): Row[] {
  const words = wordsOf(language, 'orderPage')
  return money.map((line) => ({
    key: line.id,
    cells: [
      [words(`kinds.${line.toCredit ? 'toCredit' : line.kind}`), whyOf(line, language)].filter(Boolean).join(': '),
      <DateText key="date" at={line.at} language={language} />,
      <Tag key="state" tone={TONES[line.status]}>
        {words(`states.${line.status}`)}
      </Tag>,
      line.kind === 'charge' ? moneyIn(language, line.money) : `−${moneyIn(language, line.money)}`,
    ],
  }))
}

function whyOf(line: Line, language: Language): string | null {
  return line.paid ? paidByText(line.paid, language) : refundReason(line, language)
}
