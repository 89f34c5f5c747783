import { pageList, StructuredData } from '@/app/_components/structured-data'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import type { ProductView } from '@/lib/catalog/schema'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'
import { compareRows } from '../compare-rows'
import { comparePath, MAX_COMPARED } from '../read-chosen'
import { titleOf } from '../title-of'
import { CompareTable } from './compare-table'

type CompareViewProps = {
  language: Language
  products: readonly ProductView[]
  chosen: readonly ProductView[]
  /** How many of the chosen products are no longer sold, and how many exceed the limit. */
  gone: number
  left: number
  onlyDifferences: boolean
  tax: TaxMode
  at: Date
}

/** Compares up to four certificates side by side, without the surrounding layout. They are chosen with a plain GET form. */
export function CompareView({ language, products, chosen, gone, left, onlyDifferences, tax, at }: CompareViewProps) {
  const words = wordsOf(language, 'compare')
  const rows = compareRows(chosen, at, language).filter(({ differs }) => differs || !onlyDifferences || chosen.length < 2)
  const pages = chosen.map(({ name, slug }) => ({ name, path: pathIn(language, `/certificates/${slug}`) }))
  const isChosen = (slug: string) => chosen.some((one) => one.slug === slug)
  return (
    <div className="pt-10">
      <PageTitle lead={words('lead')}>{titleOf(language, chosen)}</PageTitle>
      {gone > 0 && <Alert tone="info">{words('gone', { count: gone })}</Alert>}
      {left > 0 && <Alert tone="info">{words('left', { most: MAX_COMPARED, count: left })}</Alert>}
      {chosen.length === 1 && <Alert tone="info">{words('atLeastTwo')}</Alert>}
      {chosen.length > 1 && (
        <p className="mb-3">
          <a href={pathIn(language, comparePath(chosen, { onlyDifferences: !onlyDifferences }))}>
            {words(onlyDifferences ? 'allRows' : 'onlyDifferences')}
          </a>
        </p>
      )}
      {chosen.length > 0 && <CompareTable language={language} products={chosen} rows={rows} />}
      {chosen.length > 0 && tax !== 'off' && <p className="mt-3 text-sm text-ink-2">{words('tax', { tax })}</p>}
      <form action={pathIn(language, '/compare')} method="get" className="mt-10 border-t border-line pt-8">
        <fieldset>
          <legend className="mb-3 text-xl font-semibold">{words('choose')}</legend>
          <ul className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
            {products.map(({ slug, name }) => (
              <li key={slug}>
                <label className="flex min-h-11 items-center gap-3">
                  <input type="checkbox" name="with" value={slug} defaultChecked={isChosen(slug)} className="choice" />
                  {name}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <button type="submit" className="btn btn-primary mt-4">
          {words('button')}
        </button>
      </form>
      {chosen.length > 0 && <StructuredData data={pageList(pages)} />}
    </div>
  )
}
