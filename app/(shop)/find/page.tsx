import type { Metadata } from 'next'
import { unstable_cache } from 'next/cache'
import { redirect } from 'next/navigation'
import { FinderForm } from '@/components/catalog/finder-form'
import { PageTitle } from '@/components/layout/page-title'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import { findFitting, findForSeveral } from '@/lib/catalog/find-fitting'
import { listProducts } from '@/lib/catalog/queries'
import { addressProblemText } from '@/lib/csr/address/address-text'
import { readAddress } from '@/lib/csr/address/read-address'
import { ShopPage } from '../_components/shop-page'
import { AddressResult } from './_components/address-result'
import { FilterResult } from './_components/filter-result'
import { SeveralResult } from './_components/several-result'
import { findPath, readQuery } from './read-query'

// Cached for five minutes and refreshed when staff save a product.
const readCatalogue = unstable_cache(listProducts, ['catalogue'], { tags: ['catalogue'], revalidate: 300 })

type FindProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: FindProps): Promise<Metadata> {
  const { address, isAsked } = readQuery(await searchParams)
  const title = isAsked ? titleOf(readAddress(address)) : 'Find what fits'
  return { title, robots: { index: false } }
}

function titleOf(read: ReturnType<typeof readAddress>): string {
  if (read.ok) return `What fits ${read.value.unicode}`
  return read.error.code === 'several' ? `What fits ${read.error.count} addresses` : 'Error: Find what fits'
}

export default async function FindPage(props: FindProps) {
  return <ShopPage>{await found(props)}</ShopPage>
}

async function found({ searchParams }: FindProps) {
  const query = readQuery(await searchParams)
  const products = await readCatalogue()
  if (!query.isAsked) return <FilterResult products={products} filter={{ ...query.wishes, brand: query.brand, q: query.words }} />

  const read = readAddress(query.address)
  // A password pasted with an address must not stay in the box, the history or a log.
  if (read.ok && read.value.removed.includes('user')) redirect(findPath(query, read.value.unicode))
  if (read.ok)
    return (
      <AddressResult
        address={read.value}
        wishes={query.wishes}
        typed={query.address}
        fits={findFitting(products, read.value, query.wishes)}
      />
    )

  if (read.error.code === 'several') {
    const { count, first } = read.error
    const fits = findForSeveral(products, count, query.wishes)
    return <SeveralResult count={count} first={first} typed={query.address} wishes={query.wishes} fits={fits} />
  }
  const error = addressProblemText(read.error)
  return (
    <div className="pt-10">
      <div className="max-w-form">
        <ErrorSummary message={error} fields={[{ id: 'for', text: error }]} />
      </div>
      <PageTitle>Find what fits</PageTitle>
      <FinderForm address={query.address} proves={query.wishes.proves} covers={query.wishes.covers} error={error} detailed />
    </div>
  )
}
