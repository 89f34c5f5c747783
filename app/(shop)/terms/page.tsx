import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { LegalTextPage, legalMetadata } from '../legal-page'

export const revalidate = 300

export const metadata = legalMetadata(DEFAULT_LANGUAGE, 'terms')

export default function Page() {
  return <LegalTextPage language={DEFAULT_LANGUAGE} page="terms" />
}
