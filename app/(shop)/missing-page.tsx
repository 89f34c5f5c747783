import type { Metadata } from 'next'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { MissingView } from './_components/missing-view'
import { ShopPage } from './_components/shop-page'

export function missingMetadata(language: Language): Metadata {
  return { title: wordsOf(language, 'missing')('title'), robots: { index: false } }
}

/** The 404 page in a given language. Nothing is known about the requested page, so the links to other languages lead to the home page. */
export function MissingPage({ language }: { language: Language }) {
  return (
    <ShopPage language={language} path="/">
      <MissingView language={language} />
    </ShopPage>
  )
}
