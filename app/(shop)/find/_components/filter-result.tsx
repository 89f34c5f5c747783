import { taxMode } from '@/app/_components/tax-mode'
import { catalogueWords } from '@/components/catalog/catalogue-words'
import { facetsOf } from '@/components/catalog/facets'
import { FinderForm } from '@/components/catalog/finder-form'
import { type Filter, isImpossible, passesFilter } from '@/components/catalog/passes-filter'
import { productColumns } from '@/components/catalog/product-columns'
import { EqualStrength, productRow } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import type { ProductView } from '@/lib/catalog/schema'
import { DEFAULT_LANGUAGE } from '@/lib/languages/types'

/** The catalogue filtered on the server, used by the catalogue's filters when scripts do not run. */
export async function FilterResult({ products, filter }: { products: readonly ProductView[]; filter: Filter }) {
  const words = catalogueWords(DEFAULT_LANGUAGE, products.length)
  const found = products.filter((product) => passesFilter(facetsOf(product), filter))
  return (
    <div className="pt-10">
      <PageTitle>Find what fits</PageTitle>
      <FinderForm proves={filter.proves} covers={filter.covers} detailed />
      <div className="mt-8">
        {found.length === 0 ? (
          <Empty title={words.none} action={<a href={words.path}>{words.clear}</a>}>
            {isImpossible(filter) ? words.noWildcardEv : words.removeOne}
          </Empty>
        ) : (
          <>
            <Table
              compact
              caption={words.counts[found.length]}
              columns={productColumns(DEFAULT_LANGUAGE)}
              rows={found.map((product) => productRow(product, DEFAULT_LANGUAGE))}
            />
            <EqualStrength tax={await taxMode()} />
          </>
        )}
      </div>
    </div>
  )
}
