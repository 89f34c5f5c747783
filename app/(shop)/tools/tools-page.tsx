import type { Metadata } from 'next'
import { alternatesOf } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../_components/shop-page'
import { ToolsView } from './_components/tools-view'

export function toolsMetadata(language: Language): Metadata {
  const words = wordsOf(language, 'tools')
  return { title: words('title'), description: words('description'), alternates: alternatesOf(language, '/tools') }
}

/** The list of public tools in a given language. */
export function ToolsPage({ language }: { language: Language }) {
  return (
    <ShopPage language={language} path="/tools">
      <ToolsView language={language} />
    </ShopPage>
  )
}
