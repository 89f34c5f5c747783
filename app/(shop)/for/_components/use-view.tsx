import { pageList, StructuredData } from '@/app/_components/structured-data'
import { productColumns } from '@/components/catalog/product-columns'
import { EqualStrength, productRow } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import type { ProductView } from '@/lib/catalog/schema'
import { pathIn } from '@/lib/languages/places'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'
import { comparePath, MAX_COMPARED } from '../../compare/read-chosen'
import { pathOf, USES, type Use } from '../uses'

type UseViewProps = {
  language: Language
  use: Use
  /** The products that fit. */
  products: readonly ProductView[]
  tax: TaxMode
}

/** The page for one level or use, without the surrounding layout: what buyers should know, and the certificates that fit. */
export function UseView({ language, use, products, tax }: UseViewProps) {
  const words = wordsOf(language, 'use')
  const uses = messagesOf(language).uses
  const { title, lead, points } = uses[use.slug]
  const catalogue = pathIn(language, '/certificates')
  const pages = products.map(({ name, slug }) => ({ name, path: pathIn(language, `/certificates/${slug}`) }))
  return (
    <div className="pt-8">
      <p className="mb-4 text-sm">
        <a href={catalogue}>{words('all')}</a>
      </p>
      <PageTitle lead={lead}>{title}</PageTitle>
      {products.length > 0 ? (
        <>
          <Table
            compact
            caption={wordsOf(language, 'certificate')('fit', { count: products.length })}
            columns={productColumns(language)}
            rows={products.map((product) => productRow(product, language))}
          />
          {products.length > 1 && (
            <p className="mt-4">
              <a href={pathIn(language, comparePath(products.slice(0, MAX_COMPARED)))}>
                {products.length > MAX_COMPARED ? words('compareFirst', { count: MAX_COMPARED }) : words('compare')}
              </a>
            </p>
          )}
          <EqualStrength tax={tax} language={language} />
        </>
      ) : (
        <Empty title={words('none')} action={<a href={catalogue}>{words('seeAll')}</a>} />
      )}
      <section className="mt-12 grid gap-x-12 gap-y-4 border-t border-line pt-10 md:grid-cols-[5fr_7fr]">
        <h2>{words('before')}</h2>
        <ul className="max-w-measure list-disc space-y-2 ps-5">
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>
      <nav aria-labelledby="other-uses" className="mt-12 border-t border-line pt-8">
        <h2 id="other-uses">{words('others')}</h2>
        <ul className="mt-3 grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
          {USES.filter((one) => one !== use).map((one) => (
            <li key={one.slug} className="py-2">
              <a href={pathIn(language, pathOf(one))}>{uses[one.slug].title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <StructuredData data={{ ...pageList(pages), name: title }} />
    </div>
  )
}
