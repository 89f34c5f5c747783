import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { TOOLS, toolMetadata } from '../tools'
import { ChainPage } from './chain-page'

export const metadata = toolMetadata(TOOLS.chain)

export default function Page() {
  return <ChainPage language={DEFAULT_LANGUAGE} />
}
