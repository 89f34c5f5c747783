import type { ReactNode } from 'react'
import { Tag } from '@/components/ui/tag'
import { cn } from '@/lib/cn'
import { formatMoney, type Money } from '@/lib/money'
import { dayText } from '../ui/date-text'

type LineRowProps = {
  line: {
    productSlug: string
    productName: string
    typeName: string
    label: string
    quantity: number
    unit: Money
    total: Money
    before: Money | null
    changedAt?: Date | null
    available: boolean
  }
  /** The term as text. */
  term: string
  /** Forms to change or remove the line. */
  children: ReactNode
}

/** One line of the basket: product, label, quantity and price. */
export function LineRow({ line, term, children }: LineRowProps) {
  return (
    <li className="grid gap-x-8 gap-y-4 border-b border-line py-5 grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <h2 className={cn('text-[1.0625rem] leading-snug', !line.available && 'line-through')}>
          {line.available ? <a href={`/certificates/${line.productSlug}`}>{line.typeName}</a> : line.typeName}
        </h2>
        <p className="text-sm text-ink-2">
          {line.productName !== line.typeName && `${line.productName}, `}
          {term}
          {line.label && (
            <>
              , for <bdi>{line.label}</bdi>
            </>
          )}
        </p>
        {!line.available && (
          <p className="mt-2">
            <Tag tone="warning">No longer sold: remove it to continue</Tag>
          </p>
        )}
        {line.available && line.before && (
          <p className="mt-2 text-sm">
            The price changed{line.changedAt && <> on {dayText(line.changedAt)}</>}: it was {formatMoney(line.before)} when you chose it and
            is <strong>{formatMoney(line.unit)}</strong> now.
          </p>
        )}
      </div>
      <p className="text-end">
        <strong>{formatMoney(line.total)}</strong>
        {line.quantity > 1 && <span className="block text-sm text-ink-3">{formatMoney(line.unit)} each</span>}
      </p>
      <div className="col-span-2 flex flex-wrap items-center gap-3">{children}</div>
    </li>
  )
}
