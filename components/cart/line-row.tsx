import type { ReactNode } from 'react'
import { Tag } from '@/components/ui/tag'
import { cn } from '@/lib/cn'
import { pathIn } from '@/lib/languages/places'
import { moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Money } from '@/lib/money'
import { dayText } from '../ui/date-text'

type LineRowProps = {
  language: Language
  line: {
    productSlug: string
    productName: string
    typeName: string
    label: string
    years: number
    quantity: number
    unit: Money
    total: Money
    before: Money | null
    changedAt?: Date | null
    available: boolean
  }
  /** The number of files that the line's term needs. */
  files: string
  /** The forms for changing or removing the line. */
  children: ReactNode
}

/** One line of the basket: product, label, quantity and price. */
export function LineRow({ language, line, files, children }: LineRowProps) {
  const words = wordsOf(language, 'basket')
  const { typeName, productName, label, years } = line
  return (
    <li className="grid gap-x-8 gap-y-4 border-b border-line py-5 grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <h2 className={cn('text-[1.0625rem] leading-snug', !line.available && 'line-through')}>
          {line.available ? <a href={pathIn(language, `/certificates/${line.productSlug}`)}>{typeName}</a> : typeName}
        </h2>
        <p className="text-sm text-ink-2">
          {words.rich('detail', {
            hasProduct: productName === typeName ? 'no' : 'yes',
            product: productName,
            years,
            files,
            hasLabel: label ? 'yes' : 'no',
            label,
            name: (chunks) => <bdi>{chunks}</bdi>,
          })}
        </p>
        {!line.available && (
          <p className="mt-2">
            <Tag tone="warning">{words('gone')}</Tag>
          </p>
        )}
        {line.available && line.before && (
          <p className="mt-2 text-sm">
            {words.rich(line.changedAt ? 'changedOn' : 'changed', {
              day: line.changedAt ? dayText(line.changedAt, language) : '',
              before: moneyIn(language, line.before),
              now: moneyIn(language, line.unit),
              strong: (chunks) => <strong>{chunks}</strong>,
            })}
          </p>
        )}
      </div>
      <p className="text-end">
        <strong>{moneyIn(language, line.total)}</strong>
        {line.quantity > 1 && <span className="block text-sm text-ink-3">{words('each', { price: moneyIn(language, line.unit) })}</span>}
      </p>
      <div className="col-span-2 flex flex-wrap items-center gap-3">{children}</div>
    </li>
  )
}
