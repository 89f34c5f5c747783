import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { HelpPage, helpMetadata } from './help-page'

export const metadata = helpMetadata(DEFAULT_LANGUAGE)

export default function Page() {
  return <HelpPage language={DEFAULT_LANGUAGE} />
}
