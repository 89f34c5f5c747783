import type { Metadata } from 'next'
import { alternatesOf } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { getLegalText } from '@/lib/legal/queries'
import type { LegalPage } from '@/lib/legal/schema'
import { LegalView } from './_components/legal-view'
import { ShopPage } from './_components/shop-page'

export function legalMetadata(language: Language, page: LegalPage): Metadata {
  return { title: wordsOf(language, 'legal')(`${page}.title`), alternates: alternatesOf(language, `/${page}`) }
}

/** A legal page in a given language. It is rendered again when staff publish a version, and every five minutes in any case. */
export async function LegalTextPage({ language, page }: { language: Language; page: LegalPage }) {
  return (
    <ShopPage language={language} path={`/${page}`}>
      <LegalView language={language} page={page} current={await getLegalText(page)} />
    </ShopPage>
  )
}
