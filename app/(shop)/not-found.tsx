import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { MissingPage, missingMetadata } from './missing-page'

export const metadata = missingMetadata(DEFAULT_LANGUAGE)

export default function NotFound() {
  return <MissingPage language={DEFAULT_LANGUAGE} />
}
