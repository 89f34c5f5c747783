import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import EnglishLayout from './_components/english-layout'
import { MissingView } from './_components/missing-view'
import { missingMetadata } from './_components/private-missing'
import { shopLook } from './_components/shop-look'

export const metadata = missingMetadata(DEFAULT_LANGUAGE)

/** The 404 page for addresses outside all folders, where the reader's language is unknown. */
export default async function NotFound() {
  return (
    <EnglishLayout>
      <MissingView shop={await shopLook()} language={DEFAULT_LANGUAGE} path="/" />
    </EnglishLayout>
  )
}
