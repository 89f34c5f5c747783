import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { TOOLS, toolMetadata } from '../tools'
import { MatcherPage } from './matcher-page'

export const metadata = toolMetadata(TOOLS.matcher)

export default function Page() {
  return <MatcherPage language={DEFAULT_LANGUAGE} />
}
