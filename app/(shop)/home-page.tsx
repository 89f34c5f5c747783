import type { Metadata } from 'next'
import { taxMode } from '@/app/_components/tax-mode'
import { listProducts } from '@/lib/catalog/queries'
import { alternatesOf } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { shopName } from '../_components/shop-name'
import { HomeView } from './_components/home-view'
import { ShopPage } from './_components/shop-page'

export async function homeMetadata(language: Language): Promise<Metadata> {
  return {
    title: { absolute: wordsOf(language, 'home')('titleOfShop', { shop: await shopName() }) },
    description: wordsOf(language, 'shared')('description'),
    alternates: alternatesOf(language, '/'),
  }
}

/** The home page in a given language. */
export async function HomePage({ language }: { language: Language }) {
  const [products, tax] = await Promise.all([listProducts(), taxMode()])
  return (
    <ShopPage language={language} path="/">
      <HomeView language={language} products={products} tax={tax} />
    </ShopPage>
  )
}
