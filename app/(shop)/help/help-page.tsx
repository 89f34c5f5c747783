import type { Metadata } from 'next'
import { connection } from 'next/server'
import { shopLook } from '@/app/_components/shop-look'
import { supportAddress } from '@/app/_components/support-address'
import { alternatesOf } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../_components/shop-page'
import { HelpView } from './_components/help-view'

export function helpMetadata(language: Language): Metadata {
  const words = wordsOf(language, 'help')
  return { title: words('title'), description: words('description'), alternates: alternatesOf(language, '/help') }
}

/** The help page in a given language. Our email address is read on each request, because it is not known at build time. */
export async function HelpPage({ language }: { language: Language }) {
  await connection()
  const { supportPhone } = await shopLook()
  return (
    <ShopPage language={language} path="/help">
      <HelpView language={language} address={await supportAddress()} phone={supportPhone} />
    </ShopPage>
  )
}
