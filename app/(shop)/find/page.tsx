import type { Metadata } from 'next'
import { unstable_cache } from 'next/cache'
import { FinderForm } from '@/components/catalog/finder-form'
import { PageTitle } from '@/components/layout/page-title'
import { findFitting } from '@/lib/catalog/find-fitting'
import { listProducts } from '@/lib/catalog/queries'
import { addressProblemText } from '@/lib/csr/address-words'
import { readAddress } from '@/lib/csr/read-address'
import { AddressResult } from './_components/address-result'
import { FilterResult } from './_components/filter-result'
import { readQuery } from './read-query'

// Read once in five minutes and when staff save a product, not for each visit.
const readCatalogue = unstable_cache(listProducts, ['catalogue'], { tags: ['catalogue'], revalidate: 300 })

type FindProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: FindProps): Promise<Metadata> {
  const { address } = readQuery(await searchParams)
  const read = readAddress(address)
  const title = read.ok ? `What fits ${read.value.unicode}` : address ? 'Error: Find what fits' : 'Find what fits'
  return { title, robots: { index: false } }
}

export default async function FindPage({ searchParams }: FindProps) {
  const query = readQuery(await searchParams)
  const products = await readCatalogue()
  if (!query.address) return <FilterResult products={products} filter={{ ...query.wishes, brand: query.brand, q: query.words }} />

  const read = readAddress(query.address)
  if (read.ok)
    return (
      <AddressResult
        address={read.value}
        wishes={query.wishes}
        typed={query.address}
        fits={findFitting(products, read.value, query.wishes)}
      />
    )

  const error = addressProblemText(read.error)
  return (
    <div className="pt-10">
      <div className="mb-6 max-w-form border-4 border-bad bg-surface p-4">
        <div role="alert">
          <h2 className="text-lg">There is a problem</h2>
          <p className="mt-2">
            <a href="#for" className="font-semibold text-bad hover:text-bad">
              {error}
            </a>
          </p>
        </div>
      </div>
      <PageTitle>Find what fits</PageTitle>
      <FinderForm address={query.address} proves={query.wishes.proves} covers={query.wishes.covers} error={error} detailed />
    </div>
  )
}
