import type { Metadata } from 'next'
import { taxWords } from '@/app/_components/tax-words'
import { CatalogueTable } from '@/components/catalog/catalogue-table'
import { facetsOf } from '@/components/catalog/facets'
import { EqualStrength, productRow } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { listProducts } from '@/lib/catalog/queries'
import { typesOf } from '@/lib/catalog/schema'
import { pathOf, USES } from '../for/uses'

export const revalidate = 300

export const metadata: Metadata = {
  title: 'Certificates',
  description: 'Every SSL/TLS certificate we sell: what it proves, which names it covers, how long it takes and what it costs.',
}

export default async function CataloguePage() {
  const products = await listProducts()
  const brands = [...new Set(products.flatMap(typesOf).map((type) => type.brand))].sort()
  return (
    <div className="pt-10">
      <PageTitle lead="Every certificate we sell. You can search by old names too, such as Comodo or VeriSign.">Certificates</PageTitle>
      <CatalogueTable rows={products.map((product) => ({ ...productRow(product), facets: facetsOf(product) }))} brands={brands} />
      <EqualStrength tax={await taxWords()} />
      <p className="mt-4">
        <a href="/compare">Compare up to four side by side</a>
      </p>
      <nav aria-labelledby="uses" className="mt-12 border-t border-line pt-8">
        <h2 id="uses">By use</h2>
        <ul className="mt-3 grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
          {USES.map((use) => (
            <li key={use.slug} className="py-2">
              <a href={pathOf(use)}>{use.title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
