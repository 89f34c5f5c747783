import { CatalogueTable } from '@/components/catalog/catalogue-table'
import { facetsOf } from '@/components/catalog/facets'
import { EqualStrength, productRow } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { type ProductView, typesOf } from '@/lib/catalog/schema'
import { pathIn } from '@/lib/languages/places'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'
import { pathOf, USES } from '../../for/uses'

type CatalogueViewProps = { language: Language; products: readonly ProductView[]; tax: TaxMode }

/** The content of the catalogue page, without the surrounding layout. */
export function CatalogueView({ language, products, tax }: CatalogueViewProps) {
  const words = wordsOf(language, 'catalogue')
  const uses = messagesOf(language).uses
  const brands = [...new Set(products.flatMap(typesOf).map((type) => type.brand))].sort()
  return (
    <div className="pt-10">
      <PageTitle lead={words('lead')}>{words('title')}</PageTitle>
      <CatalogueTable
        language={language}
        rows={products.map((product) => ({ ...productRow(product, language), facets: facetsOf(product) }))}
        brands={brands}
      />
      <EqualStrength tax={tax} language={language} />
      <p className="mt-4">
        <a href={pathIn(language, '/compare')}>{words('compare')}</a>
      </p>
      <nav aria-labelledby="uses" className="mt-12 border-t border-line pt-8">
        <h2 id="uses">{words('byUse')}</h2>
        <ul className="mt-3 grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
          {USES.map((use) => (
            <li key={use.slug} className="py-2">
              <a href={pathIn(language, pathOf(use))}>{uses[use.slug].title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
