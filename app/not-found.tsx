import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import EnglishLayout from './_components/english-layout'
import { Missing, missingMetadata } from './_components/private-missing'

export const metadata = missingMetadata(DEFAULT_LANGUAGE)

/** For addresses in no folder, whose reader’s language nothing says. */
export default function NotFound() {
  return (
    <EnglishLayout>
      <Missing language={DEFAULT_LANGUAGE} />
    </EnglishLayout>
  )
}
