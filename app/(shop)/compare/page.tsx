import type { Metadata } from 'next'
import { unstable_cache } from 'next/cache'
import { pageList, StructuredData } from '@/app/_components/structured-data'
import { taxWords } from '@/app/_components/tax-words'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { listProducts } from '@/lib/catalog/queries'
import { now } from '@/lib/clock'
import { CompareTable } from './_components/compare-table'
import { compareRows } from './compare-rows'
import { comparePath, MAX_COMPARED, readChosen } from './read-chosen'

// Cached for five minutes and refreshed when staff save a product.
const readCatalogue = unstable_cache(listProducts, ['catalogue'], { tags: ['catalogue'], revalidate: 300 })

type CompareProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: CompareProps): Promise<Metadata> {
  const { chosen } = await readPage(searchParams)
  if (chosen.length < 2) {
    return {
      title: titleOf(chosen),
      description: 'Up to four SSL/TLS certificates side by side.',
      alternates: { canonical: '/compare' },
    }
  }
  const names = chosen.map(({ name }) => name)
  return {
    title: titleOf(chosen),
    description: `${names.join(', ')}: what they prove, which names they cover, how long they take and what they cost.`,
    alternates: { canonical: comparePath(chosen) },
  }
}

function titleOf(chosen: readonly { name: string }[]): string {
  return chosen.length < 2 ? 'Compare certificates' : `${chosen.map(({ name }) => name).join(' or ')}?`
}

async function readPage(searchParams: CompareProps['searchParams']) {
  const products = await readCatalogue()
  const { with: slugs = [], only } = await searchParams
  return { products, onlyDifferences: only === 'differences', ...readChosen(products, [slugs].flat()) }
}

/** Up to four certificates side by side. A plain GET form chooses them. */
export default async function ComparePage({ searchParams }: CompareProps) {
  const { products, chosen, gone, left, onlyDifferences } = await readPage(searchParams)
  const words = await taxWords()
  const rows = compareRows(chosen, now()).filter(({ differs }) => differs || !onlyDifferences || chosen.length < 2)
  const pages = chosen.map(({ name, slug }) => ({ name, path: `/certificates/${slug}` }))
  const isChosen = (slug: string) => chosen.some((one) => one.slug === slug)
  return (
    <div className="pt-10">
      <PageTitle lead="All of them encrypt equally strongly. Marked rows show where the chosen ones differ.">{titleOf(chosen)}</PageTitle>
      {gone > 0 && (
        <Alert tone="info">
          {gone === 1 ? 'One certificate in this link is no longer sold.' : `${gone} certificates in this link are no longer sold.`}
        </Alert>
      )}
      {left > 0 && (
        <Alert tone="info">{`You can compare up to ${MAX_COMPARED} at once, so ${left} ${left === 1 ? 'is' : 'are'} left out.`}</Alert>
      )}
      {chosen.length === 1 && <Alert tone="info">Choose at least two certificates to compare.</Alert>}
      {chosen.length > 1 && (
        <p className="mb-3">
          <a href={comparePath(chosen, { onlyDifferences: !onlyDifferences })}>
            {onlyDifferences ? 'Show all rows' : 'Show only what differs'}
          </a>
        </p>
      )}
      {chosen.length > 0 && <CompareTable products={chosen} rows={rows} />}
      {chosen.length > 0 && words && <p className="mt-3 text-sm text-ink-2">Prices are {words}.</p>}
      <form action="/compare" method="get" className="mt-10 border-t border-line pt-8">
        <fieldset>
          <legend className="mb-3 text-xl font-semibold">Choose two to four certificates</legend>
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
          Compare them
        </button>
      </form>
      {chosen.length > 0 && <StructuredData data={pageList(pages)} />}
    </div>
  )
}
