import { ProductName } from '@/components/catalog/product-name'
import { ButtonLink } from '@/components/ui/button'
import type { ProductView } from '@/lib/catalog/schema'
import { cn } from '@/lib/cn'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { CompareRow } from '../compare-rows'

type CompareTableProps = { language: Language; products: readonly ProductView[]; rows: readonly CompareRow[] }

/** Products side by side. On narrow screens the table scrolls sideways and its first column stays in place. */
export function CompareTable({ language, products, rows }: CompareTableProps) {
  const words = wordsOf(language, 'compare')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a horizontally scrollable element must be reachable by keyboard
    <section aria-label={words('comparison')} tabIndex={0} className="overflow-x-auto">
      <table className="table">
        <caption className="sr-only">{words('caption')}</caption>
        <thead>
          <tr>
            <td className={cn(FIRST, 'border-line')} />
            {products.map((product) => (
              <th key={product.slug} scope="col" className="min-w-44 align-top text-base">
                <ProductName product={product} language={language} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells, differs }) => (
            <tr key={label} className={cn(differs && products.length > 1 && 'bg-peacock-pale')}>
              <th scope="row" className={FIRST}>
                {label}
                {products.length > 1 && <span className="block font-normal text-ink-3">{words(differs ? 'differs' : 'same')}</span>}
              </th>
              {cells.map((cell, index) => (
                <td key={products[index]?.slug} className="align-top whitespace-pre-line">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row" className={FIRST}>
              <span className="sr-only">{words('pick')}</span>
            </th>
            {products.map(({ slug, name }) => (
              <td key={slug}>
                <ButtonLink variant="secondary" href={pathIn(language, `/certificates/${slug}`)} aria-label={words('pickOne', { name })}>
                  {words('pick')}
                </ButtonLink>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  )
}

const FIRST = 'sticky start-0 z-1 w-36 min-w-28 bg-surface align-top text-sm'
