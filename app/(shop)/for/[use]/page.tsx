import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageList, StructuredData } from '@/app/_components/structured-data'
import { taxWords } from '@/app/_components/tax-words'
import { PRODUCT_COLUMNS } from '@/components/catalog/product-columns'
import { EqualStrength, productRow } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { listProducts } from '@/lib/catalog/queries'
import { comparePath, MAX_COMPARED } from '../../compare/read-chosen'
import { pathOf, productsFor, USES, type Use } from '../uses'

export const revalidate = 300
// The uses are all known, so any other address is missing.
export const dynamicParams = false

type UseProps = { params: Promise<{ use: string }> }

export function generateStaticParams() {
  return USES.map(({ slug }) => ({ use: slug }))
}

export async function generateMetadata({ params }: UseProps): Promise<Metadata> {
  const use = await findUse(params)
  return use ? { title: use.title, description: use.description, alternates: { canonical: pathOf(use) } } : {}
}

async function findUse(params: UseProps['params']): Promise<Use | undefined> {
  const { use } = await params
  return USES.find(({ slug }) => slug === use)
}

/** A page for one level or use: what to know, and the certificates that fit. */
export default async function UsePage({ params }: UseProps) {
  const use = await findUse(params)
  if (!use) notFound()
  const products = productsFor(use, await listProducts())
  const pages = products.map(({ name, slug }) => ({ name, path: `/certificates/${slug}` }))
  return (
    <div className="pt-8">
      <p className="mb-4 text-sm">
        <a href="/certificates">Certificates</a>
      </p>
      <PageTitle lead={use.lead}>{use.title}</PageTitle>
      {products.length > 0 ? (
        <>
          <Table
            compact
            caption={products.length === 1 ? 'One certificate fits' : `${products.length} certificates fit`}
            columns={PRODUCT_COLUMNS}
            rows={products.map(productRow)}
          />
          {products.length > 1 && (
            <p className="mt-4">
              <a href={comparePath(products.slice(0, MAX_COMPARED))}>
                {products.length > MAX_COMPARED ? `Compare the first ${MAX_COMPARED} side by side` : 'Compare them side by side'}
              </a>
            </p>
          )}
          <EqualStrength tax={await taxWords()} />
        </>
      ) : (
        <Empty title="None of these is on sale now." action={<a href="/certificates">See all certificates</a>} />
      )}
      <section className="mt-12 grid gap-x-12 gap-y-4 border-t border-line pt-10 md:grid-cols-[5fr_7fr]">
        <h2>Before you choose</h2>
        <ul className="max-w-measure list-disc space-y-2 ps-5">
          {use.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>
      <nav aria-labelledby="other-uses" className="mt-12 border-t border-line pt-8">
        <h2 id="other-uses">Other certificates</h2>
        <ul className="mt-3 grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
          {USES.filter((one) => one !== use).map((one) => (
            <li key={one.slug} className="py-2">
              <a href={pathOf(one)}>{one.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <StructuredData data={{ ...pageList(pages), name: use.title }} />
    </div>
  )
}
