import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { taxMode } from '@/app/_components/tax-mode'
import { readAddress } from '@/lib/csr/address/read-address'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { readCatalogue } from '../_components/read-catalogue'
import { ShopPage } from '../_components/shop-page'
import { FindView } from './_components/find-view'
import { findPath, readQuery } from './read-query'

export type FindProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function findMetadata(language: Language, { searchParams }: FindProps): Promise<Metadata> {
  const { address, isAsked } = readQuery(await searchParams)
  const title = isAsked ? titleOf(language, readAddress(address)) : wordsOf(language, 'find')('title')
  return { title, robots: { index: false } }
}

function titleOf(language: Language, read: ReturnType<typeof readAddress>): string {
  const words = wordsOf(language, 'find')
  if (read.ok) return words('titleOf', { name: read.value.unicode })
  return read.error.code === 'several' ? words('titleOfSeveral', { count: read.error.count }) : words('errorTitle')
}

/** The page that finds certificates for an address, in a given language. The URL contains the query, so a link reproduces the result. */
export async function FindPage({ language, searchParams }: FindProps & { language: Language }) {
  const query = readQuery(await searchParams)
  const read = readAddress(query.address)
  // A password pasted with an address must not stay in the input, the browser history or a log.
  if (query.isAsked && read.ok && read.value.removed.includes('user')) {
    redirect(pathIn(language, findPath(query, read.value.unicode)) as Route)
  }
  const [products, tax] = await Promise.all([readCatalogue(), taxMode()])
  return (
    <ShopPage language={language} path={findPath(query, query.address)}>
      <FindView language={language} products={products} query={query} tax={tax} />
    </ShopPage>
  )
}
