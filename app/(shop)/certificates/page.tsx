import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { CataloguePage, catalogueMetadata } from './catalogue-page'

export const revalidate = 300

export const metadata = catalogueMetadata(DEFAULT_LANGUAGE)

export default function Page() {
  return <CataloguePage language={DEFAULT_LANGUAGE} />
}
