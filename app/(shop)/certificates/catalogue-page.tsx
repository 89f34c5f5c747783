import type { Metadata } from 'next'
import { taxMode } from '@/app/_components/tax-mode'
import { listProducts } from '@/lib/catalog/queries'
import { alternatesOf } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../_components/shop-page'
import { CatalogueView } from './_components/catalogue-view'

export function catalogueMetadata(language: Language): Metadata {
  const words = wordsOf(language, 'catalogue')
  return { title: words('title'), description: words('description'), alternates: alternatesOf(language, '/certificates') }
}

/** The catalogue page in a given language. */
export async function CataloguePage({ language }: { language: Language }) {
  const [products, tax] = await Promise.all([listProducts(), taxMode()])
  return (
    <ShopPage language={language} path="/certificates">
      <CatalogueView language={language} products={products} tax={tax} />
    </ShopPage>
  )
}
