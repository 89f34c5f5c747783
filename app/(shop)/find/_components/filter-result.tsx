import { taxWords } from '@/app/_components/tax-words'
import { facetsOf } from '@/components/catalog/facets'
import { FinderForm } from '@/components/catalog/finder-form'
import { emptyReason, type Filter, passesFilter } from '@/components/catalog/passes-filter'
import { PRODUCT_COLUMNS } from '@/components/catalog/product-columns'
import { EqualStrength, productRow } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import type { ProductView } from '@/lib/catalog/schema'

/** The catalogue filtered on the server, used by the catalogue's filters when scripts do not run. */
export async function FilterResult({ products, filter }: { products: readonly ProductView[]; filter: Filter }) {
  const found = products.filter((product) => passesFilter(facetsOf(product), filter))
  return (
    <div className="pt-10">
      <PageTitle>Find what fits</PageTitle>
      <FinderForm proves={filter.proves} covers={filter.covers} detailed />
      <div className="mt-8">
        {found.length === 0 ? (
          <Empty title="No certificate matches these filters." action={<a href="/certificates">Clear filters</a>}>
            {emptyReason(filter)}
          </Empty>
        ) : (
          <>
            <Table
              compact
              caption={found.length === 1 ? '1 certificate' : `${found.length} certificates`}
              columns={PRODUCT_COLUMNS}
              rows={found.map(productRow)}
            />
            <EqualStrength tax={await taxWords()} />
          </>
        )}
      </div>
    </div>
  )
}
