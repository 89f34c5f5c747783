import type { Metadata } from 'next'
import { taxMode } from '@/app/_components/tax-mode'
import { now } from '@/lib/clock'
import { alternatesOf } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { readCatalogue } from '../_components/read-catalogue'
import { ShopPage } from '../_components/shop-page'
import { CompareView } from './_components/compare-view'
import { comparePath, readChosen } from './read-chosen'
import { titleOf } from './title-of'

export type CompareProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function compareMetadata(language: Language, { searchParams }: CompareProps): Promise<Metadata> {
  const words = wordsOf(language, 'compare')
  const { chosen } = await readPage(searchParams)
  const names = chosen.map(({ name }) => name).join(', ')
  return {
    title: titleOf(language, chosen),
    description: chosen.length < 2 ? words('description') : words('descriptionOf', { names }),
    alternates: alternatesOf(language, chosen.length < 2 ? '/compare' : comparePath(chosen)),
  }
}

/** The comparison page in a given language. */
export async function ComparePage({ language, searchParams }: CompareProps & { language: Language }) {
  const [page, tax] = await Promise.all([readPage(searchParams), taxMode()])
  const path = page.chosen.length > 0 ? comparePath(page.chosen, page) : '/compare'
  return (
    <ShopPage language={language} path={path}>
      <CompareView {...page} language={language} tax={tax} at={now()} />
    </ShopPage>
  )
}

async function readPage(searchParams: CompareProps['searchParams']) {
  const products = await readCatalogue()
  const { with: slugs = [], only } = await searchParams
  return { products, onlyDifferences: only === 'differences', ...readChosen(products, [slugs].flat()) }
}
