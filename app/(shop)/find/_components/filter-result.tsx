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
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'

type FilterResultProps = {
  language: Language
  products: readonly ProductView[]
  filter: Filter
  tax: TaxMode
}

/** The catalogue filtered on the server, used by the catalogue's filters when scripts are disabled. */
export function FilterResult({ language, products, filter, tax }: FilterResultProps) {
  const words = catalogueWords(language, products.length)
  const found = products.filter((product) => passesFilter(facetsOf(product), filter))
  return (
    <div className="pt-10">
      <PageTitle>{wordsOf(language, 'find')('title')}</PageTitle>
      <FinderForm language={language} proves={filter.proves} covers={filter.covers} detailed />
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
              columns={productColumns(language)}
              rows={found.map((product) => productRow(product, language))}
            />
            <EqualStrength tax={tax} language={language} />
          </>
        )}
      </div>
    </div>
  )
}
